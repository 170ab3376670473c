package io.github.stepwise.backup.postgres.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** The system catalogs of one database, seen through one transaction. */
final class Catalog {
    private static final int FETCH = 2000;

    private final Connection connection;
    private final int version;

    /**
     * Sets the transaction up so that the server writes every name with its schema and only the quotes that it needs.
     *
     * @param connection in a transaction
     */
    Catalog(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = ''; set local quote_all_identifiers = off;"
                    + " set local standard_conforming_strings = on; set local datestyle = 'ISO';"
                    + " set local intervalstyle = 'postgres'; set local extra_float_digits = 3;"
                    + " set local timezone = 'UTC'; set local bytea_output = 'hex'");
        }
        int[] number = new int[1];
        forEach("select current_setting('server_version_num')::int", row -> number[0] = row.getInt(1));
        this.version = number[0] / 10_000;
    }

    /** What is done with a row. */
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    /** The major version, for example 16. */
    int version() {
        return version;
    }

    void forEach(String sql, RowConsumer consumer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        }
    }

    /** Lets go of the locks that the query took, of which a server has only so many. */
    void forEachUnlocked(String sql, RowConsumer consumer) throws SQLException {
        Savepoint before = connection.setSavepoint();
        forEach(sql, consumer);
        connection.rollback(before);
        connection.releaseSavepoint(before);
    }

    /** An array of texts; empty where the value is NULL. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** An array of oids; empty where the value is NULL. */
    static List<Long> oids(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }
}
