/** The window around all pages: the steps on the left, the page, the buttons below. */
package io.github.stepwise.ui.shell;
