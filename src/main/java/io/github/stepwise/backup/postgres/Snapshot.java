package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A transaction that sees the database as of one moment, and whose locks keep the tables as they were then.
 *
 * <p>The tables are locked before the moment is chosen. The other way round, a table that is emptied or rewritten in between
 * (TRUNCATE, most kinds of ALTER TABLE) would look empty, because such commands do not keep the old rows for older
 * snapshots.
 *
 * @param id for other transactions to see the same; null if the server gives none
 * @param noId why it gives none; null if it does
 */
record Snapshot(String id, String noId) {
    private static final int ATTEMPTS = 5;
    private static final String TRANSACTION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /**
     * Takes it on a connection, which is in the transaction from then on.
     *
     * @throws BackupFailure if tables are locked, may not be read, or come and go all the time
     */
    static Snapshot take(Database database, Connection connection) throws SQLException, BackupFailure {
        LockedTables locks = new LockedTables(database);
        connection.setAutoCommit(false);
        Set<String> changed = new HashSet<>();
        String noId = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<LockedTables.Found> tables = LockedTables.find(connection);
            connection.rollback();
            locks.requireRights(tables);
            begin(database, connection);
            if (!locks.lock(connection, tables)) {
                continue;
            }
            String id = null;
            if (noId == null) {
                try {
                    id = Sql.ask(connection, "select pg_catalog.pg_export_snapshot()");
                } catch (SQLException e) {
                    connection.rollback();
                    noId = database.problem(e).serverText();
                    continue;
                }
            }
            List<LockedTables.Found> now = LockedTables.find(connection);
            if (now.equals(tables)) {
                return new Snapshot(id, noId);
            }
            connection.rollback();
            changed.addAll(difference(tables, now));
        }
        throw changing(changed);
    }

    /**
     * Lets another connection see the same; it is in a transaction from then on.
     *
     * @throws SQLException if it cannot, for example because it ends at another server
     */
    void join(Database database, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Sql.execute(connection, TRANSACTION);
        Sql.execute(connection, "SET TRANSACTION SNAPSHOT " + Quoted.text(id));
        Sql.execute(connection, PostgresSession.reading(database.serverVersion().major()));
    }

    private static void begin(Database database, Connection connection) throws SQLException {
        Sql.execute(connection, TRANSACTION);
        Sql.execute(connection, PostgresSession.reading(database.serverVersion().major()));
    }

    private static Set<String> difference(List<LockedTables.Found> before, List<LockedTables.Found> after) {
        Set<LockedTables.Found> different = new HashSet<>(before);
        different.addAll(after);
        Set<LockedTables.Found> both = new HashSet<>(before);
        both.retainAll(after);
        different.removeAll(both);
        return new HashSet<>(LockedTables.names(List.copyOf(different)));
    }

    private static BackupFailure changing(Set<String> changed) {
        return BackupFailure.of(
                        BackupFailure.Kind.CHANGED_MEANWHILE,
                        "Tables are made and dropped so fast that no moment could be found at which to hold them.",
                        "Stop what makes and drops tables, then back up again.")
                .withDetails(changed.stream().sorted().toList());
    }
}
