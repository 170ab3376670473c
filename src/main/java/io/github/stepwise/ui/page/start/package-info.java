/** What Stepwise can do, what was left unfinished, and the databases of last time. */
package io.github.stepwise.ui.page.start;
