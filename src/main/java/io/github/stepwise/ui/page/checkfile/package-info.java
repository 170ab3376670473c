/** The page on which a backup file is checked. */
package io.github.stepwise.ui.page.checkfile;
