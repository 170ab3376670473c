package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides in which format a table's rows go. The server cannot write a row as a text of 1 GB or more, and a byte takes two
 * characters there; the binary format holds twice as much. All slices of a table get the same answer, since all see the same
 * rows.
 */
final class RowLimit {
    /** A row's text that may be too long; what is not counted, such as numbers, is small. */
    static final long USUAL = 900_000_000;

    /** No compression of the server squeezes a value more than 255 times. */
    private static final int BEST_COMPRESSION = 255;

    /**
     * The columns that may hold long values, each with how to measure one without reading it where that is possible, and
     * whether the binary format is the same in another database: it has numbers of types and objects that were made there in
     * some of them.
     */
    private static final String COLUMNS = """
            with recursive base as (
                select a.attname, a.attnum, a.atttypid as typid
                from pg_catalog.pg_attribute a
                where a.attrelid = %d and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                union all
                select b.attname, b.attnum, t.typbasetype
                from base b join pg_catalog.pg_type t on t.oid = b.typid where t.typtype = 'd')
            select b.attname, t.oid::bigint, t.typlen = -1, t.typcategory = 'A',
                t.typsend <> 0::pg_catalog.oid and coalesce(e.typsend, t.typsend) <> 0::pg_catalog.oid
                    and coalesce(e.oid, t.oid) not in (select r.oid from pg_catalog.pg_type r
                        where r.typnamespace = 'pg_catalog'::pg_catalog.regnamespace and r.typname like 'reg%%')
                    and (t.oid < 16384 or t.typtype in ('e', 'b') and t.typcategory <> 'A')
                    and t.typtype not in ('c', 'p')
            from base b
            join pg_catalog.pg_type t on t.oid = b.typid
            left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A'
            where t.typtype <> 'd'
            order by b.attnum
            """;

    private final long limit;
    private final Map<TableName, DataFormat> known = new ConcurrentHashMap<>();

    RowLimit(long limit) {
        this.limit = limit;
    }

    private record LongColumn(String name, long type, boolean isLong, boolean array, boolean portable) {
        static LongColumn of(ResultSet row) throws SQLException {
            return new LongColumn(
                    row.getString(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4), row.getBoolean(5));
        }

        /** SQL for an upper estimate of the characters that the value takes, and at least 4. */
        String measure() {
            String value = "t." + Quoted.name(name);
            String size = switch ((int) type) {
                case 17, 25, 1042, 1043 -> "pg_catalog.octet_length(" + value + ")::bigint * 2";
                case 142 -> "pg_catalog.octet_length(" + value + "::text)::bigint * 2";
                case 114, 3802 -> ifLong(value, "pg_catalog.octet_length(" + value + "::text)::bigint * 2");
                case 1001 -> ifLong(value, elements(value, "e"));
                default ->
                    ifLong(
                            value,
                            array
                                    ? elements(value, "e::text")
                                    : "pg_catalog.pg_column_size(" + value + ") * 4::bigint");
            };
            return "coalesce(" + size + ", 4)";
        }

        private static String elements(String array, String text) {
            return "(select pg_catalog.sum(pg_catalog.octet_length(" + text
                    + ")::bigint * 2)::bigint from pg_catalog.unnest(" + array + ") e)";
        }

        /** These have to be read to be measured, so only those that are long as they are stored. */
        private static String ifLong(String value, String measure) {
            return "case when pg_catalog.pg_column_size(" + value + ") > 1000000 then " + measure + " else 0 end";
        }
    }

    DataFormat formatOf(Connection connection, TableName table, TableSize size) throws SQLException {
        // A row that has to be compressed into the table itself is never too long.
        if (size.toastBytes() < limit / 2 / BEST_COMPRESSION) {
            return DataFormat.COPY_TEXT;
        }
        DataFormat before = known.get(table);
        if (before != null) {
            return before;
        }
        DataFormat format = decide(connection, table, size.oid());
        known.put(table, format);
        return format;
    }

    private DataFormat decide(Connection connection, TableName table, long oid) throws SQLException {
        List<LongColumn> columns = Sql.rows(connection, COLUMNS.formatted(oid), LongColumn::of);
        if (!columns.stream().allMatch(LongColumn::portable)) {
            return DataFormat.COPY_TEXT;
        }
        List<String> measures = columns.stream()
                .filter(LongColumn::isLong)
                .map(LongColumn::measure)
                .toList();
        String sql = "select exists (select from only " + Quoted.table(table) + " t where "
                + String.join(" + ", measures) + " > " + limit + ")";
        boolean tooLong = !measures.isEmpty() && Objects.equals("t", Sql.ask(connection, sql));
        return tooLong ? DataFormat.COPY_BINARY : DataFormat.COPY_TEXT;
    }
}
