/** What more than one page does with the report of a run. */
package io.github.stepwise.ui.report;
