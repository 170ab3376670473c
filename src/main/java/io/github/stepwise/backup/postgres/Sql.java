package io.github.stepwise.backup.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small questions and orders. Escapes of JDBC are off: braces in a statement mean themselves. */
final class Sql {
    static final String NO_RIGHTS = "42501";
    static final String NO_SUCH_TABLE = "42P01";
    static final String LOCKED = "55P03";

    private Sql() {}

    /** Makes something of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        try (Statement statement = statement(connection);
                ResultSet rows = statement.executeQuery(sql)) {
            return all(rows, reader);
        }
    }

    /** @param numbers bound as an array to the only parameter */
    static <T> List<T> rows(Connection connection, String sql, List<Long> numbers, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int8", numbers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                return all(rows, reader);
            }
        }
    }

    /** The first column of the first row. */
    static String ask(Connection connection, String sql) throws SQLException {
        return rows(connection, sql, row -> row.getString(1)).get(0);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = statement(connection)) {
            statement.execute(sql);
        }
    }

    static boolean hasState(SQLException e, String state) {
        return state.equals(e.getSQLState());
    }

    private static <T> List<T> all(ResultSet rows, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
            found.add(reader.read(rows));
        }
        return found;
    }

    private static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }
}
