package io.github.stepwise.testing.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares rows, apart from what is random or "now" by nature. */
public final class RowComparison {
    /** Cells that only have to be both null or both not: OnCall makes them up, or takes the time. */
    private static final Set<String> LOOSE = Set.of(
            "django_migrations.applied",
            "django_migrations.id",
            "webhooks_webhook.created_at",
            "webhooks_webhook.public_primary_key",
            "alerts_channelfilter.public_primary_key",
            "alerts_channelfilter.created_at",
            "alerts_alertreceivechannel.deleted_at");

    /** OnCall fills the first two itself at its next start; the others are Stepwise's own. */
    private static final Set<String> SKIPPED =
            Set.of("django_content_type", "auth_permission", "stepwise_history", "stepwise_journal");

    private static final int EXAMPLES = 3;

    private final Map<String, List<String>> differences = new TreeMap<>();

    private RowComparison() {}

    /**
     * Rows are matched by primary key, those of {@code django_migrations} by app and name. An expected {@code "*"}
     * matches any value.
     *
     * @return one line for each table and column that differs, with the number of rows and some examples; empty when
     *     equal
     */
    public static List<String> compare(Collection<Row> expected, Collection<Row> actual) {
        RowComparison comparison = new RowComparison();
        comparison.rows(byKey(expected), byKey(actual));
        return comparison.lines();
    }

    private static Map<String, Row> byKey(Collection<Row> rows) {
        Map<String, Row> byKey = new LinkedHashMap<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Row row : rows) {
            if (!SKIPPED.contains(row.table())) {
                byKey.put(row.table() + " " + key(row, positions), row);
            }
        }
        return byKey;
    }

    private static String key(Row row, Map<String, Integer> positions) {
        Map<String, Object> cells = row.cells();
        if (row.table().equals("django_migrations")) {
            return cells.get("app") + "." + cells.get("name");
        } else if (cells.containsKey("id")) {
            return "id " + cells.get("id");
        }
        return cells.keySet().stream()
                .filter(RowComparison::isKey)
                .findFirst()
                .map(column -> column + " " + cells.get(column))
                .orElseGet(() -> "row " + positions.merge(row.table(), 1, Integer::sum));
    }

    private static boolean isKey(String column) {
        return column.endsWith("_ptr_id")
                || column.equals("user_id")
                || column.equals("uuid")
                || column.equals("message_uuid");
    }

    private void rows(Map<String, Row> expected, Map<String, Row> actual) {
        expected.forEach((key, row) -> {
            if (actual.containsKey(key)) {
                cells(inTable(key, row), row, actual.get(key));
            } else {
                add(row.table() + ": missing rows", inTable(key, row) + " " + row.cells());
            }
        });
        actual.forEach((key, row) -> {
            if (!expected.containsKey(key)) {
                add(row.table() + ": extra rows", inTable(key, row) + " " + row.cells());
            }
        });
    }

    private static String inTable(String key, Row row) {
        return key.substring(row.table().length() + 1);
    }

    private void cells(String key, Row expected, Row actual) {
        Set<String> columns = new TreeSet<>(expected.cells().keySet());
        columns.addAll(actual.cells().keySet());
        for (String column : columns) {
            String name = expected.table() + "." + column;
            Object value = expected.cells().get(column);
            Object other = actual.cells().get(column);
            if (!actual.cells().containsKey(column)) {
                add(name + ": column missing", key);
            } else if (!expected.cells().containsKey(column)) {
                add(name + ": extra column", key);
            } else if (!matches(name, value, other)) {
                add(name, key + " expected " + show(value) + " but was " + show(other));
            }
        }
    }

    private static boolean matches(String name, Object expected, Object actual) {
        return Objects.equals(expected, actual)
                || "*".equals(expected)
                || (LOOSE.contains(name) && (expected == null) == (actual == null));
    }

    private void add(String what, String example) {
        differences.computeIfAbsent(what, key -> new ArrayList<>()).add(example);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        differences.forEach((what, examples) -> {
            String some = String.join("; ", examples.subList(0, Math.min(EXAMPLES, examples.size())));
            lines.add(examples.size() + " × " + what + " [" + some + (examples.size() > EXAMPLES ? "; …]" : "]"));
        });
        return lines;
    }

    private static String show(Object value) {
        return value instanceof String ? '"' + value.toString() + '"' : String.valueOf(value);
    }
}
