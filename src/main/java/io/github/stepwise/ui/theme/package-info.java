/** Light and dark. */
package io.github.stepwise.ui.theme;
