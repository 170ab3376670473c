package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Notes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts views into the inventory, each behind those that it selects from. */
final class ViewReader {
    /** What SHOW CREATE VIEW says. */
    private record View(String sql, String client, String collation) {}

    private final Connection connection;
    private final SourceServer server;
    private final Content content;
    private final CodeSession sessions;
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();

    ViewReader(Connection connection, SourceServer server, Content content, CodeSession sessions) {
        this.connection = connection;
        this.server = server;
        this.content = content;
        this.sessions = sessions;
    }

    void read(List<String> names) throws SQLException, BackupFailure {
        for (String name : names) {
            String problem = problem(name);
            if (problem != null) {
                content.lacks(Names.object("view", name), Notes.of("view-broken", problem));
            } else {
                views.put(name, show(name));
            }
        }
        for (String name : views.keySet()) {
            add(name);
        }
    }

    /** What the server says when the view is used, without using it; null when it works. */
    private String problem(String name) throws SQLException {
        try {
            Ask.run(connection, "PREPARE stepwise_probe FROM " + Names.literal("SELECT * FROM " + Names.quoted(name)));
            Ask.run(connection, "DEALLOCATE PREPARE stepwise_probe");
            return null;
        } catch (SQLException e) {
            return switch (e.getErrorCode()) {
                // That whoever made it is gone does not keep a server from making it again.
                case ServerErrors.NO_DEFINER -> null;
                case ServerErrors.NO_TABLE_RIGHT, ServerErrors.NO_COLUMN_RIGHT -> null;
                case 0 -> throw e;
                default -> e.getMessage();
            };
        }
    }

    private View show(String name) throws SQLException, BackupFailure {
        try {
            String[] row = Ask.row(connection, "SHOW CREATE VIEW " + Names.quoted(name));
            return new View(CodeText.relative(row[1], server.database()), row[2], row[3]);
        } catch (SQLException e) {
            if (e.getErrorCode() != ServerErrors.NO_TABLE_RIGHT) {
                throw e;
            }
            throw BackupFailure.of(
                            BackupFailure.Kind.NO_RIGHTS,
                            "The account may not read the definition of the view " + name + ".",
                            "Have the server's administrator run: GRANT SELECT, SHOW VIEW ON "
                                    + Names.quoted(server.database()) + ".* TO the account.")
                    .causedBy(e);
        }
    }

    private void add(String name) {
        View view = views.get(name);
        if (view == null || !done.add(name)) {
            return;
        }
        for (String reference : CodeText.references(view.sql())) {
            if (!reference.equals(name)) {
                add(reference);
            }
        }
        sessions.add(
                content, Names.object("view", name), view.sql(), null, view.client(), view.collation(), null, null);
    }
}
