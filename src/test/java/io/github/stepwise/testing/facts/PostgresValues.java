package io.github.stepwise.testing.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGInterval;

final class PostgresValues extends ValueReader {
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("boolean", Kind.BOOLEAN),
            Map.entry("bigint", Kind.INTEGER),
            Map.entry("integer", Kind.INTEGER),
            Map.entry("smallint", Kind.INTEGER),
            Map.entry("double precision", Kind.FLOAT),
            Map.entry("real", Kind.FLOAT),
            Map.entry("numeric", Kind.DECIMAL),
            Map.entry("character varying", Kind.TEXT),
            Map.entry("character", Kind.TEXT),
            Map.entry("text", Kind.TEXT),
            Map.entry("jsonb", Kind.JSON),
            Map.entry("json", Kind.JSON),
            Map.entry("uuid", Kind.UUID),
            Map.entry("timestamp with time zone", Kind.TIMESTAMP),
            Map.entry("date", Kind.DATE),
            Map.entry("time without time zone", Kind.TIME),
            Map.entry("interval", Kind.DURATION),
            Map.entry("bytea", Kind.BINARY));

    @Override
    List<String> tables(Connection connection) throws SQLException {
        return PostgresSchema.tables(connection);
    }

    @Override
    Map<String, Kind> columns(Connection connection, String table) throws SQLException {
        String sql = """
                select column_name, data_type from information_schema.columns
                where table_schema = current_schema() and table_name = ?""";
        Map<String, Kind> columns = new HashMap<>();
        for (String[] row : Query.rows(connection, sql, table)) {
            Kind kind = KINDS.get(row[1]);
            if (kind == null) {
                throw new IllegalStateException("unexpected type of " + table + "." + row[0] + ": " + row[1]);
            }
            columns.put(row[0], kind);
        }
        return columns;
    }

    @Override
    String quote(String name) {
        return '"' + name + '"';
    }

    @Override
    Object timestamp(ResultSet result, int column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null
                ? null
                : Times.of(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }

    /** Microseconds; a month counts as 30 days and a year as 365, as OnCall reads them. */
    @Override
    Object duration(ResultSet result, int column) throws SQLException {
        PGInterval interval = (PGInterval) result.getObject(column);
        if (interval == null) {
            return null;
        }
        return Duration.ofDays(365L * interval.getYears() + 30L * interval.getMonths() + interval.getDays())
                        .plusHours(interval.getHours())
                        .plusMinutes(interval.getMinutes())
                        .plusSeconds(interval.getWholeSeconds())
                        .plus(interval.getMicroSeconds(), ChronoUnit.MICROS)
                        .toNanos()
                / 1000;
    }
}
