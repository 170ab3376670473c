/** What is to be done after a fresh installation. */
package io.github.stepwise.ui.page.checklist;
