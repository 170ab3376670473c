package io.github.stepwise.backup.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small questions and statements, none of which the driver may rewrite. */
final class Ask {
    private Ask() {}

    /** All rows as text; null stands for NULL. */
    static List<String[]> rows(Connection connection, String sql) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (Statement statement = plain(connection);
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getString(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The only row; null if there is none. */
    static String[] row(Connection connection, String sql) throws SQLException {
        List<String[]> rows = rows(connection, sql);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The first value of the first row; null if there is none. */
    static String value(Connection connection, String sql) throws SQLException {
        String[] row = row(connection, sql);
        return row == null ? null : row[0];
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = plain(connection)) {
            statement.execute(sql);
        }
    }

    /** Runs what is good to have; a server that does not know it or does not allow it goes without. */
    static void tryTo(Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            // Nothing depends on it.
        }
    }

    /** Braces in a routine are the routine's, no escapes of JDBC. */
    private static Statement plain(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }
}
