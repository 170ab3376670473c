package io.github.stepwise.backup.engine;

/**
 * A part of a table that one connection reads at a time.
 *
 * @param where condition in the engine's SQL that gives these rows and no others; null for the whole table
 * @param estimatedBytes of its rows as text, to show progress and to begin with the largest
 */
public record Slice(Table table, String where, long estimatedBytes) {}
