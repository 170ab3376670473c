package io.github.stepwise.backup.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Restore;
import io.github.stepwise.backup.RestoreOptions;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What backups are known to lose, through a real file and compared as every restore is. */
class MySqlFileRoundTripTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.backup.mysql.Opening#engines")
    void everythingComesBack(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine);
                TestDatabase copy = Servers.create(engine)) {
            Torture.fill(origin);
            Path file = folder.resolve("t.stepwise");
            BackupFailure gap =
                    catchThrowableOfType(BackupFailure.class, () -> backup(origin, file, BackupOptions.usual()));
            assertThat(gap.kind()).isEqualTo(BackupFailure.Kind.NOT_CAPTURED);
            assertThat(gap.sentence()).contains("view broken");
            assertThat(file).doesNotExist();

            BackupResult made = backup(origin, file, BackupOptions.usual().withAccepted(Set.of("view broken")));
            RestoreResult restored = new Restore(
                            made.file(),
                            BackupKeys.none(),
                            copy.settings(),
                            RestoreOptions.usual(),
                            "test",
                            event -> {})
                    .run();
            assertThat(restored.loadMethod()).isEqualTo("LOAD DATA");
            assertThat(restored.refused()).isEmpty();
            assertThat(Bytes.rows(copy)).containsExactlyInAnyOrderEntriesOf(Bytes.rows(origin));
            assertThat(Bytes.checksums(copy)).containsExactlyInAnyOrderEntriesOf(Bytes.checksums(origin));
            assertThat(events(copy))
                    .as("those that act")
                    .isEqualTo(events(origin))
                    .contains("far ENABLED");
        }
    }

    private static List<String> events(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Ask.rows(
                            connection,
                            "select concat(event_name, ' ', status) from information_schema.events"
                                    + " where event_schema = database() order by 1")
                    .stream()
                    .map(row -> row[0])
                    .toList();
        }
    }

    private static BackupResult backup(TestDatabase origin, Path file, BackupOptions options) throws Exception {
        return new Backup(origin.settings(), file, options, "test", event -> {}).run();
    }
}
