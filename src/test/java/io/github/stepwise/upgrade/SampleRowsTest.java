package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A filled database that OnCall made ends with the rows that OnCall's own upgrade, release by release, ended with. */
class SampleRowsTest {
    private static final String SERVERS = "io.github.stepwise.testing.Servers#available";

    /** Routes that users made for direct paging: OnCall overwrites them, Stepwise does not (deviation own-routes). */
    private static final List<Long> OWN_ROUTES = List.of(21L, 22L, 23L, 87L);

    @TempDir
    Path exports;

    @ParameterizedTest
    @MethodSource(SERVERS)
    void to185(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            UpgradeResult result = Databases.upgrade(database, "1.8.5", Set.of(), exports);
            assertThat(result.failure()).isEmpty();
            assertThat(RowComparison.compare(Reference.expectedRows(engine, "1.8.5"), Databases.rows(database)))
                    .isEmpty();
            assertThat(((State.Known) Databases.state(database)).range()).isEqualTo("1.8.5");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void to1169(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            List<Row> before = Databases.rows(database);
            UpgradeResult result = Databases.upgrade(database, "1.16.9", Set.of(App.MATTERMOST), exports);
            assertThat(result.failure()).isEmpty();
            List<Row> after = Databases.rows(database);
            assertThat(RowComparison.compare(
                            without(Reference.expectedRows(engine, "1.16.9"), OWN_ROUTES), without(after, OWN_ROUTES)))
                    .isEmpty();
            assertThat(routes(after)).isEqualTo(routes(before));
        }
    }

    private static List<Row> without(List<Row> rows, List<Long> routes) {
        return rows.stream().filter(row -> !isRoute(row, routes)).toList();
    }

    /** What a user has set for the routes that are his own. */
    private static List<List<Object>> routes(List<Row> rows) {
        return rows.stream()
                .filter(row -> isRoute(row, OWN_ROUTES))
                .map(row -> java.util.Arrays.asList(
                        row.cells().get("id"),
                        row.cells().get("escalation_chain_id"),
                        row.cells().get("telegram_channel_id"),
                        row.cells().get("notify_in_slack"),
                        row.cells().get("notification_backends")))
                .toList();
    }

    private static boolean isRoute(Row row, List<Long> ids) {
        return row.table().equals("alerts_channelfilter")
                && ids.contains(((Number) row.cells().get("id")).longValue());
    }
}
