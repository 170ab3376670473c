/** The command line: reads arguments, asks questions, prints. Nothing else of Stepwise prints. */
package io.github.stepwise.cli;
