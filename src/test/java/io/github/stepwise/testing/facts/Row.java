package io.github.stepwise.testing.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row in values that are equal on all engines.
 *
 * @param cells by column name: null, Boolean, Long, Double or String; times as text in UTC to the microsecond, durations
 *     in microseconds, UUIDs as 32 hex digits; {@code Map.of("json", text)} for JSON and {@code Map.of("hex", text)} for
 *     bytes
 */
public record Row(String table, Map<String, Object> cells) {
    public Row {
        cells = Collections.unmodifiableMap(new TreeMap<>(cells));
    }

    /** Reads a line as {@code dbfacts.py data} prints it. */
    public static Row parse(String line) {
        ObjectNode node = (ObjectNode) Json.parse(line);
        String table = node.remove("t").asText();
        Map<String, Object> cells = new TreeMap<>();
        node.properties().forEach(cell -> cells.put(cell.getKey(), value(cell.getValue())));
        return new Row(table, cells);
    }

    private static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isIntegralNumber()) {
            return node.longValue();
        } else if (node.isNumber()) {
            return node.doubleValue();
        } else if (node.has("json")) {
            return Map.of("json", Json.canonical(node.get("json").textValue()));
        } else if (node.has("hex")) {
            return Map.of("hex", node.get("hex").textValue());
        }
        return Times.withoutZeros(node.textValue());
    }
}
