package io.github.stepwise.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small questions and orders. Escapes of JDBC are off: braces in a statement mean themselves. */
final class Sql {
    private Sql() {}

    /** Makes something of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (Statement statement = statement(connection);
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    static <T> List<T> rows(Connection connection, String sql, List<?> parameters, RowReader<T> reader)
            throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The number that a query answers; 0 where it answers nothing. */
    static long number(Connection connection, String sql) throws SQLException {
        List<Long> numbers = rows(connection, sql, row -> row.getLong(1));
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = statement(connection)) {
            statement.execute(sql);
        }
    }

    static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, Arrays.asList(parameters))) {
            statement.executeUpdate();
        }
    }

    static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<?> parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
