/** What all pages find on the desk: the catalog, helpers, the user's choices, and what is known of the task at hand. */
package io.github.stepwise.ui.desk;
