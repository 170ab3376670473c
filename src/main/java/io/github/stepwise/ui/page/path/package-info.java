/** Which way to go, and everything that will be done on it. */
package io.github.stepwise.ui.page.path;
