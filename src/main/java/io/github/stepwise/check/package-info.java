/** Looks whether an upgrade can be begun: one class for each question, all of which only read but for one that says so. */
package io.github.stepwise.check;
