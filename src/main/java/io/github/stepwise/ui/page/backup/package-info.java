/** The step of an upgrade in which the database is saved. */
package io.github.stepwise.ui.page.backup;
