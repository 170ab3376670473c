/**
 * A connection to PostgreSQL, MySQL, MariaDB or SQLite as Stepwise needs it: how to open it, how each engine wants its SQL, and
 * what its errors mean.
 */
package io.github.stepwise.database;
