package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Notes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Counts everything again, by other lists than those that the inventory was read from; what is in them and not in the
 * inventory is not captured.
 */
final class Census {
    private static final String FOREIGN_KEYS = """
            SELECT table_name, constraint_name FROM information_schema.table_constraints
            WHERE constraint_schema = database() AND constraint_type = 'FOREIGN KEY'""";

    private final Connection connection;
    private final SourceServer server;
    private final Content content;

    Census(Connection connection, SourceServer server, Content content) {
        this.connection = connection;
        this.server = server;
        this.content = content;
    }

    void check() throws SQLException {
        for (String[] row : Ask.rows(connection, "SHOW FULL TABLES")) {
            String type = row[1].toUpperCase(Locale.ROOT);
            String kind = type.equals("VIEW") ? "view" : type.equals("SEQUENCE") ? "sequence" : "table";
            expect(Names.object(kind, row[0]));
        }
        for (String[] row : Ask.rows(connection, FOREIGN_KEYS)) {
            // A table that is not in the backup has its keys not there either.
            if (!content.isLacking(Names.object("table", row[0]))) {
                expect(Names.object("foreign key", row[0], row[1]));
            }
        }
        routines("PROCEDURE");
        routines("FUNCTION");
        if (server.isMariaDb()) {
            routines("PACKAGE");
            routines("PACKAGE BODY");
        }
        for (String[] row : Ask.rows(connection, "SHOW TRIGGERS")) {
            expect(Names.object("trigger", row[0]));
        }
    }

    private void routines(String type) throws SQLException {
        String kind = type.toLowerCase(Locale.ROOT);
        String sql = "SHOW " + type + " STATUS WHERE db = database()";
        for (String[] row : Ask.rows(connection, sql)) {
            expect(Names.object(kind, row[1]));
        }
    }

    private void expect(DatabaseObject object) {
        if (!content.knows(object)) {
            content.lacks(object, Notes.of("kind"));
        }
    }
}
