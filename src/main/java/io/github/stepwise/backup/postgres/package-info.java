/** Reads a PostgreSQL database as of one moment, and fills one from a backup. */
package io.github.stepwise.backup.postgres;
