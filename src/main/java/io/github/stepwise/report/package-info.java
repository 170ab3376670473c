/** What was found, planned and done, as JSON and as plain text; free of secrets. */
package io.github.stepwise.report;
