package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Restore;
import io.github.stepwise.backup.RestoreOptions;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.catalog.App;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.Row;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Files;
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
    Path folder;

    @ParameterizedTest
    @MethodSource(SERVERS)
    void to185AndBackFromABackupOfThat(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            UpgradeResult result = Databases.upgrade(database, "1.8.5", Set.of(), folder);
            assertThat(result.failure()).isEmpty();
            List<Row> rows = Databases.rows(database);
            assertThat(RowComparison.compare(Reference.expectedRows(engine, "1.8.5"), rows))
                    .isEmpty();
            assertThat(((State.Known) Databases.state(database)).range()).isEqualTo("1.8.5");
            try (TestDatabase back = Servers.create(engine)) {
                bringBack(database, back);
                assertThat(Databases.rows(back)).isEqualTo(rows);
                assertThat(((State.Known) Databases.state(back)).range()).isEqualTo("1.8.5");
            }
        }
    }

    /**
     * Who upgrades a second time makes a backup of what the first time has left, which is not what a dump would have made:
     * columns have been added, widened, and have lost their defaults.
     */
    private void bringBack(TestDatabase upgraded, TestDatabase back) throws Exception {
        Path file = folder.resolve("b.stepwise");
        BackupResult made =
                new Backup(upgraded.settings(), file, BackupOptions.usual(), "Stepwise test", event -> {}).run();
        assertThat(made.manifest().notCaptured()).isEmpty();
        if (back.engine() == Engine.SQLITE) {
            Files.deleteIfExists(back.file());
        }
        RestoreResult restored = new Restore(
                        file, BackupKeys.none(), back.settings(), RestoreOptions.usual(), "Stepwise test", event -> {})
                .run();
        assertThat(restored.compared()).isTrue();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void to1169(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            List<Row> before = Databases.rows(database);
            UpgradeResult result = Databases.upgrade(database, "1.16.9", Set.of(App.MATTERMOST), folder);
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
