package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the schema of one engine as facts, in any order. */
interface SchemaReader {
    List<String> read(Connection connection) throws SQLException;
}
