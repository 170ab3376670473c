/**
 * Runs a plan: migration by migration, each statement noted in a journal, one run at a time, verified at every stop, and able
 * to go on where an earlier run was interrupted.
 */
package io.github.stepwise.upgrade;
