package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** How much room a database takes on the disk of its server. */
public final class DatabaseSize {
    private static final String OF_TABLES =
            "select sum(data_length + index_length) from information_schema.tables where table_schema = database()";

    private DatabaseSize() {}

    /**
     * Bytes of all tables and indexes, free room within them included: exact on PostgreSQL and SQLite, near to it on MySQL and
     * MariaDB.
     *
     * @return empty where the server does not tell
     */
    public static OptionalLong bytes(Database database) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            if (database.engine() != Engine.MYSQL || !database.serverVersion().isAtLeast(8)) {
                return number(statement, query(database.engine()));
            }
            // MySQL 8 answers from a copy of its statistics that may be a day old, unless it is told not to.
            statement.execute("set session information_schema_stats_expiry = 0");
            try {
                return number(statement, OF_TABLES);
            } finally {
                statement.execute("set session information_schema_stats_expiry = default");
            }
        } catch (SQLException unknown) {
            return OptionalLong.empty();
        }
    }

    private static String query(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> "select pg_database_size(current_database())";
            case MYSQL, MARIADB -> OF_TABLES;
            case SQLITE -> "select page_count * page_size from pragma_page_count(), pragma_page_size()";
        };
    }

    private static OptionalLong number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                return OptionalLong.empty();
            }
            long bytes = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(bytes);
        }
    }
}
