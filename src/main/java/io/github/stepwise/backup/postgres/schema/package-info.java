/** Reads the schema of a PostgreSQL database as statements that make it again, without the help of {@code pg_dump}. */
package io.github.stepwise.backup.postgres.schema;
