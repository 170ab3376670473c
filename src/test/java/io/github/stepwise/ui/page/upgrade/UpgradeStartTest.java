package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Test;

/** The last look before a run: what stands in its way is told in the page. */
class UpgradeStartTest extends UiTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** More than there are. */
    private static final int HELPERS = 8;

    private UpgradePage page;

    private UpgradeCase show(UpgradeCase upgradeCase) {
        page = new UpgradePage(desk, upgradeCase, backup -> {});
        open(page);
        return upgradeCase;
    }

    private void begin() {
        press("#upgrade-stopped");
        press("#next");
    }

    @Test
    void othersAreShownAndTheAdminDecides() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection other = database.connect()) {
            assertThat(other.isValid(1)).isTrue();
            UpgradeCase upgradeCase =
                    show(Cases.of(database.settings(), "1.3.4", Cases.made(folder.resolve("oncall.stepwise"))));
            begin();
            awaitNode("#upgrade-sessions");
            resize(720, 520);
            screenshot("sessions");
            interact(() -> desk.language().set(Language.CHINESE));
            screenshot("sessions-zh");
            interact(() -> desk.language().set(Language.ENGLISH));
            assertThat(upgradeCase.run().get()).isNull();
            press("#next");
            awaitNode("#upgrade-sessions");
            assertThat(upgradeCase.run().get()).as("still there").isNull();
            press("#upgrade-despite");
            press("#next");
            await("the run has ended", PATIENCE, () -> page.model().phase().get() == Phase.ENDED);
            assertThat(page.model().arrived()).isTrue();
            assertThat(upgradeCase.run().get().sessions()).isPresent();
            Path report = upgradeCase.reports().get().stream()
                    .filter(path -> path.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(report).content().contains("It was begun although: One other session is connected");
        }
    }

    @Test
    void aFileThatIsLostIsNotCalledUntouchedAndALaterLookSaysThatItIsOne() throws Exception {
        Path file = folder.resolve("oncall.db");
        show(Cases.of(DemoFile.at(file), "1.3.4", Cases.original(file)));
        // When everything has been looked at, and before the run itself begins.
        interact(() -> page.model().phase().addListener((property, before, now) -> {
            if (now == Phase.RUNNING) {
                file.toFile().delete();
            }
        }));
        begin();
        await("the run has ended", PATIENCE, () -> page.model().phase().get() == Phase.ENDED);
        assertThat(lookup("#upgrade-trouble-condition").queryAs(Label.class).getText())
                .contains("Look beside it");
        assertThat(isAbsent("#upgrade-original")).isTrue();
        assertThat(lookup("#upgrade-activity").queryAs(Label.class).getText()).isEqualTo("The run has ended");

        ProgressBar bar = lookup("#upgrade-bar").queryAs(ProgressBar.class);
        CountDownLatch busy = new CountDownLatch(1);
        try {
            // All helpers are at work, so the look at the database has to wait.
            for (int i = 0; i < HELPERS; i++) {
                desk.background().call(() -> busy.await(1, TimeUnit.MINUTES));
            }
            press("#upgrade-retry");
            assertThat(page.model().phase().get()).isEqualTo(Phase.STARTING);
            assertThat(lookup("#upgrade-activity").queryAs(Label.class).getText())
                    .isEqualTo("Looking at the database once more before the start…");
            assertThat(bar.isIndeterminate()).isTrue();
        } finally {
            busy.countDown();
        }
        await("it was refused", () -> page.model().phase().get() == Phase.ENDED);
        assertThat(lookup("#upgrade-activity").queryAs(Label.class).getText()).isEqualTo("The run has ended");
        assertThat(bar.isIndeterminate()).isFalse();
    }

    @Test
    void aLostBackupLeadsBackToTheBackup() throws Exception {
        Path backup = Files.writeString(folder.resolve("a.stepwise"), "as checked");
        Path file = folder.resolve("oncall.db");
        AtomicBoolean back = new AtomicBoolean();
        show(Cases.of(
                DemoFile.at(file),
                "1.3.4",
                new SavedBackup(SavedBackup.Kind.MADE, Optional.of(backup), Optional.of(FileStamp.of(backup)))));
        page.toBackup(() -> back.set(true));
        interact(() -> desk.language().set(Language.CHINESE));
        interact(() -> desk.language().set(Language.ENGLISH));
        Files.delete(backup);
        begin();
        awaitNode("#upgrade-backup-lost");
        screenshot("backup-lost");
        press("#upgrade-to-backup");
        assertThat(back).isTrue();
    }
}
