package io.github.stepwise.catalog.oncall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replaces time zones that do not exist by UTC in shifts and schedules. What exists is the list of names in
 * {@code time-zones.txt}, which is that of the Python package that OnCall asks; Java's own list lacks some of them, such as
 * {@code EST}. Case does not matter.
 */
public final class TimeZones implements RowChange {
    private static final List<String> TABLES =
            List.of("schedules_customoncallshift", "schedules_oncallschedulecalendar", "schedules_oncallscheduleweb");
    private static final String LIST = "time-zones.txt";

    private final Set<String> names = read();

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        return run(context, "update %s set time_zone = 'UTC' where %s", true);
    }

    @Override
    public OptionalLong count(RowChangeContext context) throws SQLException {
        return OptionalLong.of(run(context, "select count(*) from %s where %s", false));
    }

    boolean exists(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    private long run(RowChangeContext context, String sql, boolean change) throws SQLException {
        // compared byte by byte: MySQL would take "utc " for "UTC"
        String same =
                context.engine().isMySqlFamily() ? "cast(time_zone as binary) = cast(? as binary)" : "time_zone = ?";
        long rows = 0;
        for (String table : TABLES) {
            List<String> unknown = unknown(context, table);
            try (PreparedStatement statement = context.connection().prepareStatement(sql.formatted(table, same))) {
                for (String name : unknown) {
                    statement.setString(1, name);
                    rows += change ? statement.executeUpdate() : single(statement);
                }
            }
        }
        return rows;
    }

    private List<String> unknown(RowChangeContext context, String table) throws SQLException {
        String exact = context.engine().isMySqlFamily() ? "cast(time_zone as binary)" : "time_zone";
        List<String> unknown = new ArrayList<>();
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select min(time_zone) from " + table + " where time_zone is not null group by " + exact)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!exists(name)) {
                    unknown.add(name);
                }
            }
        }
        return unknown;
    }

    private static long single(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Set<String> read() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(TimeZones.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            return reader.lines().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
