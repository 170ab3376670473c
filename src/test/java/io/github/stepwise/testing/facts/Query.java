package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Small results, read as text. */
final class Query {
    private Query() {}

    static List<String[]> rows(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                int width = result.getMetaData().getColumnCount();
                List<String[]> rows = new ArrayList<>();
                while (result.next()) {
                    String[] row = new String[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = result.getString(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    /** The only column. */
    static List<String> column(Connection connection, String sql, String... arguments) throws SQLException {
        return rows(connection, sql, arguments).stream().map(row -> row[0]).toList();
    }
}
