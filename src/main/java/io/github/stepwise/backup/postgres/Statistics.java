package io.github.stepwise.backup.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects statistics for the planner, without which the first queries after a restore are slow. */
final class Statistics {
    private static final Logger LOG = LoggerFactory.getLogger(Statistics.class);
    private static final int AT_ONCE = 200;

    /** Partitions come with what they are partitions of. */
    private static final String TABLES = """
            select pg_catalog.format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and not c.relispartition and n.nspname !~ '^pg_|^information_schema$'
            order by 1
            """;

    private Statistics() {}

    /** A table that cannot be looked at, such as a foreign one without its server, is passed over: no row depends on it. */
    static void collect(Connection connection, Running running) throws SQLException {
        List<String> tables = Sql.rows(connection, TABLES, row -> row.getString(1));
        for (int from = 0; from < tables.size(); from += AT_ONCE) {
            List<String> some = tables.subList(from, Math.min(from + AT_ONCE, tables.size()));
            try {
                analyze(connection, some);
            } catch (SQLException e) {
                for (String table : some) {
                    try {
                        analyze(connection, List.of(table));
                    } catch (SQLException passedOver) {
                        if (running.isAborted() || connection.isClosed()) {
                            throw passedOver;
                        }
                        LOG.debug("no statistics of {}", table, passedOver);
                    }
                }
            }
        }
    }

    private static void analyze(Connection connection, List<String> tables) throws SQLException {
        Sql.execute(connection, "ANALYZE " + String.join(", ", tables));
    }
}
