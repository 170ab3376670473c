/** Work off the JavaFX thread, and what comes back from it. */
package io.github.stepwise.ui.task;
