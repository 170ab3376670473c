/**
 * The structure of a database as data: tables, columns, indexes and constraints, how a {@link
 * io.github.stepwise.schema.Change} alters them, and how two schemas differ. Nothing here talks to a server.
 */
package io.github.stepwise.schema;
