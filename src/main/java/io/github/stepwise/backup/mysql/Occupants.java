package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.database.UnfinishedRestore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What lives in a database, and how it is removed. */
final class Occupants {
    /** Listed in an order in which they can be dropped: events stop acting first. */
    private static final String CODE = """
            SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = database()
            UNION ALL
            SELECT * FROM (SELECT routine_type, routine_name FROM information_schema.routines
                WHERE routine_schema = database()
                ORDER BY field(routine_type, 'PACKAGE BODY', 'PROCEDURE', 'FUNCTION', 'PACKAGE') LIMIT 1000000) r""";

    private static final String HAS_LIBRARIES = """
            SELECT 1 FROM information_schema.tables
            WHERE table_schema = 'information_schema' AND table_name = 'LIBRARIES'""";

    private static final String LIBRARIES =
            "SELECT library_name FROM information_schema.libraries WHERE library_schema = database()";

    private record Occupant(String type, String name) {}

    private final Connection connection;
    private final List<Occupant> occupants = new ArrayList<>();

    private Occupants(Connection connection) {
        this.connection = connection;
    }

    static Occupants of(Connection connection) throws SQLException {
        Occupants found = new Occupants(connection);
        for (String[] row : Ask.rows(connection, CODE)) {
            found.occupants.add(new Occupant(row[0], row[1]));
        }
        if (Ask.value(connection, HAS_LIBRARIES) != null) {
            for (String[] row : Ask.rows(connection, LIBRARIES)) {
                found.occupants.add(new Occupant("LIBRARY", row[0]));
            }
        }
        List<Occupant> tables = new ArrayList<>();
        for (String[] row : Ask.rows(connection, "SHOW FULL TABLES")) {
            if (row[0].equals(UnfinishedRestore.NAME)) {
                continue; // stays to the end of a restore
            }
            String type = row[1].toUpperCase(Locale.ROOT);
            boolean other = type.equals("VIEW") || type.equals("SEQUENCE");
            tables.add(new Occupant(other ? type : "TABLE", row[0]));
        }
        // Defaults of tables use sequences.
        for (String type : List.of("VIEW", "TABLE", "SEQUENCE")) {
            tables.stream().filter(table -> table.type().equals(type)).forEach(found.occupants::add);
        }
        return found;
    }

    List<DatabaseObject> objects() {
        return occupants.stream()
                .map(occupant -> Names.object(occupant.type().toLowerCase(Locale.ROOT), occupant.name()))
                .sorted()
                .toList();
    }

    /** Foreign keys must not be checked in the session. */
    void drop() throws SQLException {
        for (Occupant occupant : occupants) {
            Ask.run(connection, "DROP " + occupant.type() + " IF EXISTS " + Names.quoted(occupant.name()));
        }
    }

    void analyze() throws SQLException {
        for (Occupant occupant : occupants) {
            if (occupant.type().equals("TABLE")) {
                Ask.rows(connection, "ANALYZE TABLE " + Names.quoted(occupant.name()));
            }
        }
    }
}
