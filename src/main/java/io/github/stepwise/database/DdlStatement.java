package io.github.stepwise.database;

/**
 * One statement that changes the structure of a database.
 *
 * @param sql the text to run, without closing semicolon
 * @param table the table that it changes
 * @param last whether it must come after all other statements of its migration: foreign keys, whose target may be created
 *     by a later change of the same migration
 */
public record DdlStatement(String sql, String table, boolean last) {}
