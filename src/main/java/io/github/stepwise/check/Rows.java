package io.github.stepwise.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions to a connection. Escapes of JDBC are off: braces in a statement mean themselves. */
final class Rows {
    private Rows() {}

    /** Makes something of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> of(Connection connection, String sql, Reader<T> reader) throws SQLException {
        return of(connection, sql, 0, reader);
    }

    /** @param seconds after which the server is to give up; 0 for never. SQLite would wait that long for a lock. */
    static <T> List<T> of(Connection connection, String sql, int seconds, Reader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = statement(connection, seconds);
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = statement(connection, 0)) {
            statement.execute(sql);
        }
    }

    private static Statement statement(Connection connection, int seconds) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        if (seconds > 0) {
            statement.setQueryTimeout(seconds);
        }
        return statement;
    }
}
