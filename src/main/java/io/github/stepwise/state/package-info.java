/** What is in a database now: which release, what deviates from it, and whether an upgrade was left unfinished. */
package io.github.stepwise.state;
