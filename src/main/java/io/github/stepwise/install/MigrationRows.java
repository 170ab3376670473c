package io.github.stepwise.install;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The rows of {@code django_migrations}, by which OnCall knows that a migration is applied. */
final class MigrationRows {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private MigrationRows() {}

    /**
     * @param ids in the order in which they are recorded, none of them there yet
     * @param clock tells when they were applied; kept in UTC, as OnCall does
     */
    static void write(Connection connection, Engine engine, List<String> ids, Clock clock) throws SQLException {
        String applied = engine == Engine.POSTGRESQL ? "cast(? || '+00' as timestamptz)" : "?";
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into django_migrations (app, name, applied) values (?, ?, " + applied + ")")) {
            for (String id : ids) {
                int dot = id.indexOf('.');
                statement.setString(1, id.substring(0, dot));
                statement.setString(2, id.substring(dot + 1));
                statement.setString(
                        3,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(MICROSECONDS));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
