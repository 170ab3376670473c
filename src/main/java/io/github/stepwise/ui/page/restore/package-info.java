/** The page on which a backup is brought back. */
package io.github.stepwise.ui.page.restore;
