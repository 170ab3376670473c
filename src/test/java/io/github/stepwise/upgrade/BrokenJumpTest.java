package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Evidence;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The database that OnCall's own jump from 1.2.40 to 1.8.5 left half migrated, without the links from escalation steps to
 * buttons (OnCall issue 4701): it ends like the healthy one, except for links of which no trace is left.
 */
class BrokenJumpTest {
    private static final Pattern STEP_ID = Pattern.compile("\\(id (\\d+)\\)");

    @TempDir
    Path exports;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void isCompleted(Engine engine) throws Exception {
        Set<Long> withoutTrace = withoutTrace();
        List<String> notes = new ArrayList<>();
        try (TestDatabase database = Servers.create(engine, "broken-4701")) {
            assertThat(Databases.state(database).describe()).contains("4701");
            UpgradeResult result = Databases.upgrade(
                    database,
                    "1.8.5",
                    Set.of(),
                    exports,
                    options -> options,
                    event -> {
                        if (event instanceof UpgradeEvent.Note note
                                && note.text().startsWith("Link lost")) {
                            notes.add(note.text());
                        }
                    },
                    Faults.NONE);
            assertThat(result.failure()).isEmpty();
            assertThat(((State.Known) Databases.state(database)).range()).isEqualTo("1.8.5");

            List<Row> healthy = Reference.expectedRows(engine, "1.8.5").stream()
                    .filter(row -> !isStep(row, withoutTrace))
                    .toList();
            assertThat(RowComparison.compare(byName(healthy), byName(Databases.rows(database))))
                    .isEmpty();
        }
        assertThat(stepsIn(notes)).isEqualTo(withoutTrace);
        assertThat(exported("alerts_escalationpolicy")).containsAll(withoutTrace);
    }

    private static Set<Long> withoutTrace() {
        return Reference.truth().entrySet().stream()
                .filter(entry -> isUnknown(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isUnknown(Evidence evidence) {
        return evidence.newestEvidence() == null;
    }

    /** A step, or an entry of its list of people. */
    private static boolean isStep(Row row, Set<Long> ids) {
        String key = switch (row.table()) {
            case "alerts_escalationpolicy" -> "id";
            case "alerts_escalationpolicy_notify_to_users_queue" -> "escalationpolicy_id";
            default -> null;
        };
        return key != null && ids.contains(((Number) row.cells().get(key)).longValue());
    }

    /** OnCall's failed attempt has used up keys of webhooks, so converted buttons are known by their names instead. */
    private static List<Row> byName(List<Row> rows) {
        Map<Object, Object> names = new HashMap<>();
        rows.stream()
                .filter(row -> row.table().equals("webhooks_webhook"))
                .filter(row -> Boolean.TRUE.equals(row.cells().get("is_legacy")))
                .forEach(row -> names.put(
                        row.cells().get("id"),
                        row.cells().get("name") + " of " + row.cells().get("organization_id")));
        return rows.stream().map(row -> renamed(row, names)).toList();
    }

    private static Row renamed(Row row, Map<Object, Object> names) {
        String key = switch (row.table()) {
            case "webhooks_webhook" -> "id";
            case "alerts_escalationpolicy" -> "custom_webhook_id";
            default -> null;
        };
        if (key == null || !names.containsKey(row.cells().get(key))) {
            return row;
        }
        Map<String, Object> cells = new LinkedHashMap<>(row.cells());
        cells.put(key, names.get(cells.get(key)));
        return new Row(row.table(), cells);
    }

    private static Set<Long> stepsIn(List<String> notes) {
        Set<Long> ids = new TreeSet<>();
        for (String note : notes) {
            Matcher matcher = STEP_ID.matcher(note);
            assertThat(matcher.find()).as(note).isTrue();
            ids.add(Long.valueOf(matcher.group(1)));
        }
        return ids;
    }

    private Set<Long> exported(String table) throws Exception {
        Set<Long> ids = new TreeSet<>();
        try (var files = Files.list(exports)) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains(table + ".")
                            || f.getFileName().toString().contains(table + "-"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    Matcher matcher = Pattern.compile("\"id\":\\s*(\\d+)").matcher(line);
                    if (matcher.find()) {
                        ids.add(Long.valueOf(matcher.group(1)));
                    }
                }
            }
        }
        return ids;
    }
}
