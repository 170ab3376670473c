/** The page on which a backup file is chosen and opened. */
package io.github.stepwise.ui.page.file;
