/** Parts of pages that more than one page has. */
package io.github.stepwise.ui.widget;
