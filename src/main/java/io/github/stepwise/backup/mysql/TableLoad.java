package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Fills one table in one transaction. */
final class TableLoad {
    private final Connection connection;
    private final Table table;
    private final Loader loader;

    TableLoad(Connection connection, Table table, Loader loader) {
        this.connection = connection;
        this.table = table;
        this.loader = loader;
    }

    long run(InputStream rows) throws SQLException, IOException, BackupFailure {
        if (!isEmpty()) {
            return fill(rows, true);
        }
        KeyPause.Choice choice = KeyPause.choose(connection, table.name().name(), rows);
        choice.pause().start();
        boolean done = false;
        try {
            long taken = fill(choice.rows(), false);
            done = true;
            return taken;
        } finally {
            end(choice.pause(), done);
        }
    }

    /** When loading failed, that is what has to be told. */
    private static void end(KeyPause pause, boolean done) throws SQLException {
        try {
            pause.end();
        } catch (SQLException e) {
            if (done) {
                throw e;
            }
        }
    }

    private long fill(InputStream rows, boolean remove) throws SQLException, IOException, BackupFailure {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            if (remove) {
                removeRows();
            }
            long taken = loader.load(connection, table, rows);
            refuseChanges(connection, table);
            connection.commit();
            done = true;
            return taken;
        } finally {
            if (!done) {
                undo();
            }
            connection.setAutoCommit(true);
        }
    }

    private String name() {
        return Names.quoted(table.name().name());
    }

    private boolean isEmpty() throws SQLException {
        return Ask.value(
                        connection,
                        "SELECT 1 FROM " + name() + (isVersioned() ? " FOR SYSTEM_TIME ALL" : "") + " LIMIT 1")
                == null;
    }

    /** TRUNCATE would also set the counter of AUTO_INCREMENT back; only where nothing else is possible it is used. */
    private void removeRows() throws SQLException {
        String engine = String.valueOf(about("engine"));
        Ask.run(connection, engine.equals("ARCHIVE") ? "TRUNCATE TABLE " + name() : "DELETE FROM " + name());
        if (isVersioned()) {
            Ask.run(connection, "DELETE HISTORY FROM " + name());
        }
    }

    private boolean isVersioned() throws SQLException {
        return "SYSTEM VERSIONED".equals(about("table_type"));
    }

    private String about(String column) throws SQLException {
        return Ask.value(
                connection,
                "SELECT " + column + " FROM information_schema.tables WHERE table_schema = database() AND table_name = "
                        + Names.literal(table.name().name()));
    }

    /** Servers change or drop a value that does not fit and only warn of it. */
    static void refuseChanges(Connection connection, Table table) throws SQLException, BackupFailure {
        String[] first = Ask.row(connection, "SHOW WARNINGS LIMIT 1");
        if (first != null) {
            throw BackupFailure.of(
                    BackupFailure.Kind.DIFFERENT,
                    "The server would not take the rows of the table " + table.name() + " as they are: " + first[2]
                            + ".",
                    "Restore to a server of the same version and settings as the source, above all with a"
                            + " max_allowed_packet as large as there.");
        }
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
        }
    }
}
