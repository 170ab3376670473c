package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the tables that a backup reads, and keeps them from being changed in shape, emptied or dropped. */
final class LockedTables {
    private static final int BATCH = 200;

    private static final String TABLES = """
            select n.nspname, c.relname, c.oid::bigint, c.relkind = 'r',
                coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE')
                    and pg_catalog.has_table_privilege(c.oid, 'SELECT'), false),
                c.relrowsecurity and pg_catalog.row_security_active(c.oid)
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relpersistence <> 't'
                and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
                and (not exists (
                        select from pg_catalog.pg_depend d
                        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
                            and d.deptype = 'e')
                    or exists (select from pg_catalog.pg_extension e where c.oid = any (e.extconfig)))
            order by 1, 2
            """;

    private static final String BLOCKERS = """
            select distinct a.pid, a.usename, coalesce(pg_catalog.host(a.client_addr), 'this machine'),
                pg_catalog.concat_ws(', ', a.state, nullif(a.application_name, '')),
                l.relation::pg_catalog.regclass::text
            from pg_catalog.pg_locks l
            join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.mode = 'AccessExclusiveLock' and l.pid <> pg_catalog.pg_backend_pid()
                and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
                and l.relation::bigint = any (?)
            order by 1
            """;

    private final Database database;
    private final ReadFailures failures;

    LockedTables(Database database) {
        this.database = database;
        this.failures = new ReadFailures(database);
    }

    /**
     * @param rows false for a partitioned table, whose rows are in its partitions
     * @param readable whether the user may read it
     * @param hidden whether row-level security would hide rows
     */
    record Found(TableName name, long oid, boolean rows, boolean readable, boolean hidden) {
        private static Found of(ResultSet row) throws SQLException {
            return new Found(
                    new TableName(row.getString(1), row.getString(2)),
                    row.getLong(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6));
        }
    }

    /** The tables of the user that are there now. */
    static List<Found> find(Connection connection) throws SQLException {
        return Sql.rows(connection, TABLES, Found::of);
    }

    /** @throws BackupFailure if one cannot be read in full */
    void requireRights(List<Found> tables) throws BackupFailure {
        List<String> forbidden = names(tables.stream()
                .filter(table -> table.rows() && !table.readable())
                .toList());
        if (!forbidden.isEmpty()) {
            throw failures.mayNotRead(forbidden);
        }
        List<String> hidden = names(
                tables.stream().filter(table -> table.rows() && table.hidden()).toList());
        if (!hidden.isEmpty()) {
            throw failures.rowsHidden(hidden);
        }
    }

    /**
     * Locks them in the connection's transaction, without taking its snapshot.
     *
     * @return false if one of them is gone
     * @throws BackupFailure if somebody else holds a lock for too long
     */
    boolean lock(Connection connection, List<Found> tables) throws SQLException, BackupFailure {
        List<Found> readable = tables.stream().filter(Found::readable).toList();
        for (int from = 0; from < readable.size(); from += BATCH) {
            List<Found> batch = readable.subList(from, Math.min(from + BATCH, readable.size()));
            try {
                Sql.execute(connection, statement(batch));
            } catch (SQLException e) {
                connection.rollback();
                if (Sql.hasState(e, Sql.NO_SUCH_TABLE) || Sql.hasState(e, "3F000")) {
                    return false;
                }
                if (Sql.hasState(e, Sql.LOCKED)) {
                    throw locked(connection, batch, e);
                }
                if (Sql.hasState(e, "53200")) {
                    throw tooMany(tables.size(), e);
                }
                throw e;
            }
        }
        return true;
    }

    static List<String> names(List<Found> tables) {
        return tables.stream().map(table -> table.name().toString()).toList();
    }

    private static String statement(List<Found> batch) {
        List<String> tables = new ArrayList<>();
        batch.forEach(table -> tables.add("ONLY " + Quoted.table(table.name())));
        return "LOCK TABLE " + String.join(", ", tables) + " IN ACCESS SHARE MODE";
    }

    private BackupFailure locked(Connection connection, List<Found> batch, SQLException e) throws SQLException {
        List<String> blockers = Sql.rows(
                connection,
                BLOCKERS,
                batch.stream().map(Found::oid).toList(),
                row -> "session " + row.getLong(1) + " of " + row.getString(2) + " from " + row.getString(3) + " ("
                        + row.getString(4) + ") on table " + row.getString(5));
        connection.rollback();
        return BackupFailure.of(
                        BackupFailure.Kind.DATABASE,
                        "Another session keeps tables locked that have to be read.",
                        database.problem(e))
                .withDetails(blockers.isEmpty() ? names(batch) : blockers);
    }

    private BackupFailure tooMany(int count, SQLException e) {
        return BackupFailure.of(
                        BackupFailure.Kind.DATABASE,
                        "The server has no room for locks on all of " + count
                                + " tables. Raise max_locks_per_transaction in postgresql.conf and restart the server.",
                        database.problem(e))
                .causedBy(e);
    }
}
