package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a table takes on the server's disk, without its indexes.
 *
 * @param bytes of its rows
 * @param toastBytes of values too long to stand in their rows
 * @param pages that its rows stand in; 0 if the table is kept in another way than in numbered pages
 */
record TableSize(long oid, long bytes, long toastBytes, long pages) {
    private static final String SIZES = """
            select n.nspname, c.relname, c.oid::bigint, coalesce(pg_catalog.pg_relation_size(c.oid), 0),
                coalesce(pg_catalog.pg_relation_size(nullif(c.reltoastrelid, 0::pg_catalog.oid)), 0),
                case when a.amname = 'heap' then coalesce(pg_catalog.pg_relation_size(c.oid), 0)
                    / pg_catalog.current_setting('block_size')::bigint else 0 end
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_am a on a.oid = c.relam
            where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            """;

    static final TableSize UNKNOWN = new TableSize(0, 0, 0, 0);

    static Map<TableName, TableSize> read(Connection connection) throws SQLException {
        Map<TableName, TableSize> sizes = new HashMap<>();
        Sql.rows(
                connection,
                SIZES,
                row -> sizes.put(
                        new TableName(row.getString(1), row.getString(2)),
                        new TableSize(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))));
        return sizes;
    }

    long total() {
        return bytes + toastBytes;
    }
}
