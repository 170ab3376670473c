/** The upgrade itself: the last look before it, the run, and what can be done when it stops on the way. */
package io.github.stepwise.ui.page.upgrade;
