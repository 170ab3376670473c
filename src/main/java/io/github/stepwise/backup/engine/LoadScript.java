package io.github.stepwise.backup.engine;

/**
 * Text around the rows of a whole table, so that all three can be piped into an engine's own client by hand.
 *
 * @param head stands before the rows
 * @param tail stands after the rows; null where rows cannot stand between statements: then {@code head} is a statement that
 *     reads them from the client's standard input
 */
public record LoadScript(String head, String tail) {}
