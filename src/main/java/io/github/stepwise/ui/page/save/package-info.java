/** The page that makes a backup by itself. */
package io.github.stepwise.ui.page.save;
