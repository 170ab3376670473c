package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Puts libraries, routines, triggers and events into the inventory; each remembers the session it was made in. */
final class CodeReader {
    private static final String ROUTINES = """
            SELECT routine_name, routine_type FROM information_schema.routines WHERE routine_schema = database()
            ORDER BY field(routine_type, 'PACKAGE', 'FUNCTION', 'PROCEDURE', 'PACKAGE BODY'), routine_name""";

    private static final String TRIGGERS = """
            SELECT trigger_name, event_object_table FROM information_schema.triggers WHERE trigger_schema = database()
            ORDER BY event_object_table, action_timing, event_manipulation, action_order, trigger_name""";

    private static final String EVENTS = """
            SELECT event_name,
                (convert_tz(coalesce(execute_at, ends), time_zone, '+00:00') < utc_timestamp()
                    AND on_completion <> 'PRESERVE')
            FROM information_schema.events WHERE event_schema = database() ORDER BY event_name""";

    private static final String LIBRARIES = """
            SELECT library_name FROM information_schema.libraries WHERE library_schema = database()
            ORDER BY library_name""";

    private static final String UNSEEN = "unseen";

    private final Connection connection;
    private final SourceServer server;
    private final Rights rights;
    private final Content content;
    private final CodeSession sessions;

    CodeReader(Connection connection, SourceServer server, Rights rights, Content content, CodeSession sessions) {
        this.connection = connection;
        this.server = server;
        this.rights = rights;
        this.content = content;
        this.sessions = sessions;
    }

    /** Functions come before the views that call them. */
    void routines() throws SQLException, BackupFailure {
        if (hasLibraries()) {
            for (String[] row : Ask.rows(connection, LIBRARIES)) {
                library(row[0]);
            }
        }
        for (String[] row : Ask.rows(connection, ROUTINES)) {
            routine(row[0], row[1]);
        }
        if (!rights.seesRoutines(server.engine())) {
            content.lacks(
                    Names.object(UNSEEN, "procedures and functions"),
                    Notes.of("unseen.routines", server.isMariaDb() ? "SELECT ON mysql.proc" : "SHOW_ROUTINE ON *.*"));
        }
    }

    /** Triggers after views, events last: from then on they act. */
    void triggersAndEvents() throws SQLException, BackupFailure {
        for (String[] row : Ask.rows(connection, TRIGGERS)) {
            trigger(row[0], row[1]);
        }
        if (!rights.has("TRIGGER")) {
            content.lacks(Names.object(UNSEEN, "triggers"), Notes.of("unseen.triggers"));
        }
        if (!rights.has("EVENT")) {
            content.lacks(Names.object(UNSEEN, "events"), Notes.of("unseen.events"));
            return;
        }
        for (String[] row : Ask.rows(connection, EVENTS)) {
            event(row[0], "1".equals(row[1]));
        }
    }

    private void library(String name) throws SQLException {
        String[] row = Ask.row(connection, "SHOW CREATE LIBRARY " + Names.quoted(name));
        String session = "SET SESSION sql_mode = " + Names.literal(row[1]);
        content.add(new Ddl(Phase.CODE, Names.object("library", name), null, List.of(session), row[2], false));
    }

    private boolean hasLibraries() throws SQLException {
        return Ask.value(connection, """
                SELECT 1 FROM information_schema.tables
                WHERE table_schema = 'information_schema' AND table_name = 'LIBRARIES'""") != null;
    }

    private void routine(String name, String type) throws SQLException, BackupFailure {
        String[] row = Ask.row(connection, "SHOW CREATE " + type + " " + Names.quoted(name));
        String kind = type.toLowerCase(Locale.ROOT);
        if (row == null || row[2] == null) {
            throw hidden(kind, name);
        }
        add(kind, name, row[2], row[1], row[3], row[4], row[5], null);
    }

    private void trigger(String name, String table) throws SQLException, BackupFailure {
        String[] row = Ask.row(connection, "SHOW CREATE TRIGGER " + Names.quoted(name));
        if (row == null || row[2] == null) {
            throw hidden("trigger", name);
        }
        add("trigger", name, CodeText.trigger(row[2], row[1], name, table), row[1], row[3], row[4], row[5], null);
    }

    private void event(String name, boolean over) throws SQLException, BackupFailure {
        if (over) {
            content.lacks(Names.object("event", name), Notes.of("event.over"));
            return;
        }
        String[] row = Ask.row(connection, "SHOW CREATE EVENT " + Names.quoted(name));
        if (row == null || row[3] == null) {
            throw hidden("event", name);
        }
        add("event", name, row[3], row[1], row[4], row[5], row[6], row[2]);
    }

    private void add(
            String kind,
            String name,
            String sql,
            String sqlMode,
            String client,
            String collation,
            String databaseCollation,
            String timeZone) {
        if (CodeText.mentions(sql, sqlMode, server.database())) {
            content.warn(Notes.of("names-database", kind + " " + name, server.database()));
        }
        sessions.add(content, Names.object(kind, name), sql, sqlMode, client, collation, databaseCollation, timeZone);
    }

    /** The server shows the name of a routine to those who may not read its body, and says nothing of it. */
    private BackupFailure hidden(String kind, String name) {
        String grant = server.isMariaDb()
                ? "GRANT SELECT ON mysql.proc TO the account"
                : "GRANT SHOW_ROUTINE ON *.* TO the account";
        return BackupFailure.of(
                BackupFailure.Kind.NO_RIGHTS,
                "The account may see that there is a " + kind + " " + name + ", but may not read its body.",
                "Have the server's administrator run: " + grant + ".",
                "Back up with the account of an administrator.");
    }
}
