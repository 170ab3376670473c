package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.mysql.Catalog.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads all that is in the current database. */
final class InventoryReader {
    /**
     * What was found.
     *
     * @param plans how to read the rows of each table
     */
    record Found(Inventory inventory, Map<TableName, TablePlan> plans) {}

    private final Connection connection;
    private final SourceServer server;
    private final boolean parallel;
    private final long large;

    /**
     * @param parallel whether large tables are cut into parts
     * @param large bytes from which on a table is large
     */
    InventoryReader(Connection connection, SourceServer server, boolean parallel, long large) {
        this.connection = connection;
        this.server = server;
        this.parallel = parallel;
        this.large = large;
    }

    Found read() throws SQLException, BackupFailure {
        Content content = new Content();
        Rights rights = Rights.of(connection, server.engine(), server.database());
        CodeSession sessions = defaults(content);
        Catalog catalog = Catalog.read(connection);
        Slicer slicer = new Slicer(connection, parallel, large);
        Map<TableName, TablePlan> plans = new TableReader(connection, server, rights, catalog, content, slicer).read();
        CodeReader code = new CodeReader(connection, server, rights, content, sessions);
        code.routines();
        List<String> views = catalog.entries().stream()
                .filter(entry -> entry.type().equals("VIEW"))
                .map(Entry::name)
                .toList();
        new ViewReader(connection, server, content, sessions).read(views);
        code.triggersAndEvents();
        histograms(content);
        content.warn(Notes.of("accounts"));
        new Census(connection, server, content).check();
        return new Found(content.inventory(), plans);
    }

    /** Routines take the defaults over when they are made, so they have to be right before. */
    private CodeSession defaults(Content content) throws SQLException {
        String[] row = Ask.row(connection, "SELECT @@character_set_database, @@collation_database");
        String comment = server.isMariaDb() && server.version().isAtLeast(10, 5) ? Ask.value(connection, """
                        SELECT schema_comment FROM information_schema.schemata WHERE schema_name = database()""") : "";
        String sql = "ALTER DATABASE CHARACTER SET " + row[0] + " COLLATE " + row[1]
                + (comment.isEmpty() ? "" : " COMMENT " + Names.literal(comment));
        content.add(Ddl.of(Phase.PRE_DATA, CodeSession.DEFAULTS, sql));
        return new CodeSession(row[1], sql);
    }

    private void histograms(Content content) throws SQLException {
        if (server.isMariaDb()) {
            return;
        }
        String count = Ask.value(connection, """
                SELECT count(*) FROM information_schema.column_statistics WHERE schema_name = database()""");
        if (!count.equals("0")) {
            content.warn(Notes.of("histograms", count));
        }
    }
}
