/** The {@code *.stepwise} file: how it is written, sealed, opened and checked. docs/backup-format.md describes it. */
package io.github.stepwise.backup.file;
