/** What a backup needs of an engine: the words for what is in a database, and how a server gives it and takes it back. */
package io.github.stepwise.backup.engine;
