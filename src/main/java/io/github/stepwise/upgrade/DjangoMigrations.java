package io.github.stepwise.upgrade;

import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The table in which OnCall's framework records what is applied: the only truth about it. */
final class DjangoMigrations {
    private static final String TABLE = "django_migrations";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private DjangoMigrations() {}

    /**
     * Ids in the order in which they were recorded; one that was recorded twice is there twice.
     *
     * @param live the structure of the same database, which may be empty
     */
    static List<String> recorded(Connection connection, Schema live) throws SQLException {
        if (live.table(TABLE).isEmpty()) {
            return List.of();
        }
        return Sql.rows(
                connection,
                "select app, name from " + TABLE + " order by id",
                row -> row.getString(1) + "." + row.getString(2));
    }

    /** Records a migration as the framework would, unless it is recorded already: nothing in the table forbids it twice. */
    static void record(Connection connection, Engine engine, PlannedMigration migration) throws SQLException {
        boolean present = !Sql.rows(
                        connection,
                        "select id from " + TABLE + " where app = ? and name = ?",
                        List.of(migration.app(), migration.name()),
                        row -> row.getLong(1))
                .isEmpty();
        if (present) {
            return;
        }
        String now = MICROSECONDS.format(Instant.now());
        String value = engine == Engine.POSTGRESQL ? "cast(? as timestamptz)" : "?";
        Sql.update(
                connection,
                "insert into " + TABLE + " (app, name, applied) values (?, ?, " + value + ")",
                migration.app(),
                migration.name(),
                engine == Engine.POSTGRESQL ? now + "+00" : now);
    }
}
