package io.github.stepwise.testing.facts;

/** What a column holds, whatever its engine calls it. */
enum Kind {
    BOOLEAN,
    INTEGER,
    FLOAT,
    DECIMAL,
    TEXT,
    JSON,
    UUID,
    TIMESTAMP,
    DATE,
    TIME,
    DURATION,
    BINARY
}
