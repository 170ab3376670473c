/** What went wrong, in words for the admin. */
package io.github.stepwise.ui.trouble;
