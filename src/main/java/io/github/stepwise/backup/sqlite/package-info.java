/** SQLite's part of backups: the file is the format. */
package io.github.stepwise.backup.sqlite;
