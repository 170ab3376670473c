package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Restore;
import io.github.stepwise.backup.RestoreOptions;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who upgrades a second time makes a backup of what the first time has left, which is not what a dump would have made: columns
 * have been added, widened, and have lost their defaults.
 */
class UpgradedRoundTripTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void whatAnUpgradeHasLeftComesBackEqual(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase back = Servers.create(engine)) {
            assertThat(Databases.upgrade(database, "1.8.5", Set.of(), folder).failure())
                    .isEmpty();
            BackupResult made = new Backup(
                            database.settings(),
                            folder.resolve("b.stepwise"),
                            BackupOptions.usual(),
                            "Stepwise test",
                            event -> {})
                    .run();
            assertThat(made.manifest().notCaptured()).isEmpty();
            if (engine == Engine.SQLITE) {
                Files.deleteIfExists(back.file());
            }
            RestoreResult restored = new Restore(
                            made.file(),
                            BackupKeys.none(),
                            back.settings(),
                            RestoreOptions.usual(),
                            "Stepwise test",
                            event -> {})
                    .run();
            assertThat(restored.compared()).isTrue();
            assertThat(Databases.rows(back)).isEqualTo(Databases.rows(database));
            assertThat(((State.Known) Databases.state(back)).range()).isEqualTo("1.8.5");
        }
    }
}
