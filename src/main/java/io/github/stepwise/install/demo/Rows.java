package io.github.stepwise.install.demo;

import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Table;
import io.github.stepwise.schema.Type;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes rows as OnCall does on SQLite. What a row leaves out gets NULL, or the plainest value where NULL is not allowed;
 * keys are counted from 1 and public keys made up.
 */
final class Rows implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    /** First letters of public keys, by table. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("alerts_alert", "A"),
            Map.entry("alerts_alertgroup", "I"),
            Map.entry("alerts_alertgrouppostmortem", "P"),
            Map.entry("alerts_alertreceivechannel", "C"),
            Map.entry("alerts_channelfilter", "R"),
            Map.entry("alerts_custombutton", "K"),
            Map.entry("alerts_escalationchain", "F"),
            Map.entry("alerts_escalationpolicy", "E"),
            Map.entry("alerts_resolutionnote", "M"),
            Map.entry("base_livesetting", "L"),
            Map.entry("base_usernotificationpolicy", "N"),
            Map.entry("heartbeat_integrationheartbeat", "B"),
            Map.entry("schedules_customoncallshift", "O"),
            Map.entry("schedules_oncallschedule", "S"),
            Map.entry("slack_slackchannel", "H"),
            Map.entry("slack_slackusergroup", "G"),
            Map.entry("telegram_telegramtoorganizationconnector", "Z"),
            Map.entry("user_management_organization", "O"),
            Map.entry("user_management_team", "T"),
            Map.entry("user_management_user", "U"),
            Map.entry("webhooks_webhook", "WH"));

    private final Connection connection;
    private final Schema schema;
    private final Chance chance;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();

    Rows(Connection connection, Schema schema, Chance chance) {
        this.connection = connection;
        this.schema = schema;
        this.chance = chance;
    }

    /** A new row of a table. */
    Row in(String table) {
        return new Row(schema.table(table).orElseThrow());
    }

    /** A row that is being put together. */
    final class Row {
        private final Table table;
        private final Map<String, Object> values = new HashMap<>();

        private Row(Table table) {
            this.table = table;
        }

        Row set(String column, Object value) {
            if (table.column(column).isEmpty()) {
                throw new IllegalArgumentException(table.name() + " has no column " + column);
            }
            values.put(column, value);
            return this;
        }

        /** Writes it, and answers its id, or its number in a table without ids. */
        long add() throws SQLException {
            long number = counts.merge(table.name(), 1L, Long::sum);
            PreparedStatement statement = statement(table);
            int position = 1;
            for (Column column : table.columns()) {
                boolean given = values.containsKey(column.name());
                Object value = given ? values.get(column.name()) : usual(table.name(), column, number);
                statement.setObject(position++, stored(value));
            }
            statement.executeUpdate();
            return number;
        }
    }

    private PreparedStatement statement(Table table) throws SQLException {
        PreparedStatement known = statements.get(table.name());
        if (known == null) {
            String columns = table.columns().stream()
                    .map(column -> '"' + column.name() + '"')
                    .collect(Collectors.joining(", "));
            String values = table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
            known = connection.prepareStatement(
                    "insert into " + table.name() + " (" + columns + ") values (" + values + ")");
            statements.put(table.name(), known);
        }
        return known;
    }

    private Object usual(String table, Column column, long number) {
        if (column.generation() != Column.Generation.NONE) {
            return number;
        }
        if (column.name().equals("public_primary_key")) {
            return chance.key(PREFIXES.get(table));
        }
        return column.nullable() ? null : plainest(((Type.Logical) column.type()).kind());
    }

    private Object plainest(Type.Kind kind) {
        return switch (kind) {
            case STRING, TEXT -> "";
            case JSON -> "{}";
            case TIMESTAMP, DATE -> Chance.BEGINNING;
            case TIME -> LocalTime.MIDNIGHT;
            case UUID -> chance.uuid();
            default -> 0;
        };
    }

    private static Object stored(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof Instant time) {
            return LocalDateTime.ofInstant(time, ZoneOffset.UTC).format(TIME);
        } else if (value instanceof Duration duration) {
            return duration.toNanos() / 1000;
        } else if (value instanceof UUID uuid) {
            return uuid.toString().replace("-", "");
        } else if (value instanceof LocalTime time) {
            return time.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
