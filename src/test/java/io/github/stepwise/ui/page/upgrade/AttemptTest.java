package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
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

    /** Goes on with an interrupted upgrade, and is stopped before it has done anything. */
    private void run(SavedBackup.Kind kind, Optional<Path> file) throws Exception {
        SavedBackup backup = new SavedBackup(kind, file);
        UpgradeCase upgradeCase = Cases.of(settings, "1.3.4", backup);
        Preparation found =
                Preparation.of(Cases.CATALOG, settings, upgradeCase.plan().get(), false, backup, false);
        Preparation resumed = new Preparation(found.plan(), true, found.record());
        Attempt attempt =
                new Attempt(Cases.CATALOG, resumed, settings, UpgradeOptions.of(folder.resolve("deleted-rows")));
        attempt.stop();
        Attempt.Reports reports =
                new Attempt.Reports(new RunFolder(folder.resolve("run")), 1, Cases.CATALOG, Locale.ENGLISH);
        List<Path> written = attempt.run(leftovers, backup, reports).reports();
        assertThat(written).hasSize(3);
    }
}
