/** Choosing a release of OnCall, on whichever page. */
package io.github.stepwise.ui.release;
