package io.github.stepwise.testing.facts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads the rows of one engine. */
abstract class ValueReader {
    abstract List<String> tables(Connection connection) throws SQLException;

    abstract Map<String, Kind> columns(Connection connection, String table) throws SQLException;

    abstract String quote(String name);

    /** A point in time, in UTC. */
    abstract Object timestamp(ResultSet result, int column) throws SQLException;

    Object date(ResultSet result, int column) throws SQLException {
        LocalDate date = result.getObject(column, LocalDate.class);
        return date == null ? null : date.toString();
    }

    Object time(ResultSet result, int column) throws SQLException {
        LocalTime time = result.getObject(column, LocalTime.class);
        return time == null ? null : Times.of(time);
    }

    Object duration(ResultSet result, int column) throws SQLException {
        throw new IllegalStateException("durations are whole numbers here");
    }

    Object read(ResultSet result, int column, Kind kind) throws SQLException {
        return switch (kind) {
            case BOOLEAN -> orNull(result, result.getBoolean(column));
            case INTEGER -> orNull(result, result.getLong(column));
            case FLOAT -> orNull(result, result.getDouble(column));
            case DECIMAL -> {
                BigDecimal number = result.getBigDecimal(column);
                yield number == null ? null : number.stripTrailingZeros().toString();
            }
            case TEXT -> result.getString(column);
            case JSON -> {
                String text = result.getString(column);
                yield text == null ? null : Map.of("json", Json.canonical(text));
            }
            case UUID -> {
                String text = result.getString(column);
                yield text == null ? null : text.replace("-", "");
            }
            case TIMESTAMP -> timestamp(result, column);
            case DATE -> date(result, column);
            case TIME -> time(result, column);
            case DURATION -> duration(result, column);
            case BINARY -> {
                byte[] bytes = result.getBytes(column);
                yield bytes == null ? null : Map.of("hex", HexFormat.of().formatHex(bytes));
            }
        };
    }

    private static Object orNull(ResultSet result, Object value) throws SQLException {
        return result.wasNull() ? null : value;
    }
}
