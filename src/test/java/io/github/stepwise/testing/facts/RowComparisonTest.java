package io.github.stepwise.testing.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowComparisonTest {
    @Test
    void countsDifferencesByColumnWithExamples() {
        assertThat(compare(
                        List.of("{'t': 'a', 'id': 1, 'x': 'old', 'y': 1}", "{'t': 'a', 'id': 2, 'x': null, 'y': 1}"),
                        List.of("{'t': 'a', 'id': 2, 'x': 'new', 'y': 1}", "{'t': 'a', 'id': 1, 'x': 'new', 'y': 1}")))
                .containsExactly("2 × a.x [id 1 expected \"old\" but was \"new\"; id 2 expected null but was \"new\"]");
    }

    @Test
    void reportsRowsAndColumnsOnOneSide() {
        assertThat(compare(
                        List.of("{'t': 'a', 'id': 1}", "{'t': 'b', 'id': 1, 'gone': 1}"),
                        List.of("{'t': 'a', 'id': 2}", "{'t': 'b', 'id': 1, 'new': 1}")))
                .containsExactly(
                        "1 × a: extra rows [id 2 {id=2}]",
                        "1 × a: missing rows [id 1 {id=1}]",
                        "1 × b.gone: column missing [id 1]",
                        "1 × b.new: extra column [id 1]");
    }

    @Test
    void matchesMigrationsByNameAndTablesWithoutIdByTheirKey() {
        assertThat(compare(
                        List.of(
                                "{'t': 'django_migrations', 'id': 1, 'app': 'a', 'name': '1', 'applied': '2023'}",
                                "{'t': 's', 'schedule_ptr_id': 7, 'x': 1}",
                                "{'t': 's', 'schedule_ptr_id': 8, 'x': 2}"),
                        List.of(
                                "{'t': 's', 'schedule_ptr_id': 8, 'x': 2}",
                                "{'t': 's', 'schedule_ptr_id': 7, 'x': 1}",
                                "{'t': 'django_migrations', 'id': 9, 'app': 'a', 'name': '1', 'applied': '2026'}")))
                .isEmpty();
    }

    @Test
    void whatIsRandomOnlyHasToBeThere() {
        String expected = "{'t': 'webhooks_webhook', 'id': 1, 'public_primary_key': 'A', 'url': '*'}";
        assertThat(compare(
                        List.of(expected),
                        List.of("{'t': 'webhooks_webhook', 'id': 1, 'public_primary_key': 'B', 'url': null}")))
                .isEmpty();
        assertThat(compare(
                        List.of(expected),
                        List.of("{'t': 'webhooks_webhook', 'id': 1, 'public_primary_key': null, 'url': 'u'}")))
                .hasSize(1);
    }

    @Test
    void leavesOutWhatIsNotCompared() {
        assertThat(compare(List.of("{'t': 'auth_permission', 'id': 1}"), List.of("{'t': 'stepwise_journal', 'id': 1}")))
                .isEmpty();
    }

    @Test
    void comparesJsonByMeaning() {
        assertThat(compare(
                        List.of(
                                "{'t': 'a', 'id': 1, 'x': {'json': '{\\\"b\\\": 1.50, \\\"a\\\": \\\"\\\\u00e9\\\"}'}}"),
                        List.of("{'t': 'a', 'id': 1, 'x': {'json': '{\\\"a\\\":\\\"é\\\",\\\"b\\\":1.5}'}}")))
                .isEmpty();
    }

    private static List<String> compare(List<String> expected, List<String> actual) {
        return RowComparison.compare(rows(expected), rows(actual));
    }

    private static List<Row> rows(List<String> lines) {
        return Stream.of(lines.toArray(String[]::new))
                .map(line -> Row.parse(line.replace('\'', '"')))
                .toList();
    }
}
