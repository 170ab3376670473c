/** Whether anything stands against the upgrade. */
package io.github.stepwise.ui.page.checks;
