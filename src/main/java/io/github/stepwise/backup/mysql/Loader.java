package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts rows into an empty table, in the transaction that is open. */
interface Loader {
    long load(Connection connection, Table table, InputStream rows) throws SQLException, IOException, BackupFailure;

    /** For the report. */
    String name();

    /** The fastest that server and connection allow. */
    static Loader of(Connection connection) throws SQLException {
        return LocalInfile.isAllowed(connection) ? new LocalInfile() : new InsertRows(connection);
    }
}
