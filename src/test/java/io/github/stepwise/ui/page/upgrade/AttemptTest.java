package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next start of the program will know of a run. */
class AttemptTest {
    private static final String BEFORE = "/backups/before.stepwise";

    @TempDir
    Path folder;

    private ConnectionSettings settings;
    private LeftoverRuns leftovers;

    @BeforeEach
    void start() throws Exception {
        settings = DemoFile.at(folder.resolve("oncall.db"));
        leftovers = new LeftoverRuns(folder.resolve("leftovers.json"));
        leftovers.begun(new LeftoverRun(Connections.remembered(settings), "1.3.4", BEFORE, Instant.EPOCH));
    }

    @Test
    void aBackupMadeHalfwayIsNotTheWayBack() throws Exception {
        run(SavedBackup.Kind.MADE_HALFWAY, Optional.of(folder.resolve("halfway.stepwise")));
        assertThat(leftovers.list()).extracting(LeftoverRun::backup).containsExactly(BEFORE);
    }

    @Test
    void aBackupThatWasNotFoundMayBeThereNextTime() throws Exception {
        run(SavedBackup.Kind.EARLIER, Optional.empty());
        assertThat(leftovers.list()).extracting(LeftoverRun::backup).containsExactly(BEFORE);
    }

    /** Whoever goes on may come in as another user, and by another name of the server. */
    @Test
    void theNoteThatLedHereGoesWithTheUpgrade() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            settings = database.settings();
            RecentConnection there = Connections.remembered(settings);
            RecentConnection before = new RecentConnection(
                    there.engine(), "db.example", 1, there.database(), "oncall", "prefer", null, null, Instant.EPOCH);
            LeftoverRun led = new LeftoverRun(before, "1.3.4", BEFORE, Instant.EPOCH);
            leftovers.begun(led);

            run(SavedBackup.Kind.OWN, Optional.empty(), "1.2.41", led, Attempt::stop);
            assertThat(ofServers()).extracting(LeftoverRun::backup).containsExactly(BEFORE);
            assertThat(ofServers().get(0).connection().sameTarget(there)).isTrue();

            leftovers.ended(there);
            leftovers.begun(led);
            run(SavedBackup.Kind.OWN, Optional.empty(), "1.2.41", led, attempt -> {});
            assertThat(ofServers()).as("it has arrived").isEmpty();
        }
    }

    private List<LeftoverRun> ofServers() throws Exception {
        return leftovers.list().stream()
                .filter(run -> run.connection().file() == null)
                .toList();
    }

    /** Goes on with an interrupted upgrade, and is stopped before it has done anything. */
    private void run(SavedBackup.Kind kind, Optional<Path> file) throws Exception {
        run(kind, file, "1.3.4", null, Attempt::stop);
    }

    private void run(
            SavedBackup.Kind kind, Optional<Path> file, String target, LeftoverRun led, Consumer<Attempt> meanwhile)
            throws Exception {
        SavedBackup backup = new SavedBackup(kind, file);
        UpgradeCase upgradeCase = Cases.of(settings, target, backup);
        Preparation found =
                Preparation.of(Cases.CATALOG, settings, upgradeCase.plan().get(), false, backup, false);
        Preparation resumed = new Preparation(found.plan(), true, found.record());
        Attempt attempt = new Attempt(
                        Cases.CATALOG, resumed, settings, UpgradeOptions.of(folder.resolve("deleted-rows")))
                .ledBy(led);
        meanwhile.accept(attempt);
        Attempt.Reports reports =
                Attempt.Reports.in(new RunFolder(folder.resolve("run")), 1, Cases.CATALOG, Locale.ENGLISH);
        List<Path> written = attempt.run(leftovers, backup, reports).reports();
        assertThat(written).hasSize(3);
    }
}
