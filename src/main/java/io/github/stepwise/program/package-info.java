/** What this program says of itself. */
package io.github.stepwise.program;
