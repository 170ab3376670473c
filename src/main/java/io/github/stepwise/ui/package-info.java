/** The wizard. {@code shell} is the window around all pages, {@code page} has a package for each page, {@code Flows} puts them together. */
package io.github.stepwise.ui;
