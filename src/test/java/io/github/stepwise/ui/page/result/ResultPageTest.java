package io.github.stepwise.ui.page.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.report.ReportFile;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;

/** What the result page says of real runs. */
class ResultPageTest extends UiTest {
    private final AtomicInteger wentOn = new AtomicInteger();

    private UpgradeCase run(ConnectionSettings settings, String target, String pause, SavedBackup backup)
            throws Exception {
        UpgradeCase upgradeCase = Cases.of(settings, target, backup);
        Plan plan = upgradeCase.plan().get();
        RunRecord record =
                new RunRecord(new RunRecord.Subject("test", "server", settings.describe()), plan, Instant.now());
        UpgradeOptions options = UpgradeOptions.of(folder.resolve("exports"))
                .withCipher(upgradeCase.cipher().get());
        options = pause == null ? options : options.withPauseAt(Version.of(pause));
        backup.file().filter(file -> backup.kind() == SavedBackup.Kind.MADE).ifPresent(record::backedUp);
        record.end(new Upgrade(Cases.CATALOG, plan, settings, options, record).run());
        Path report = folder.resolve("report.html");
        ReportFile.write(report, record);
        upgradeCase.run().set(record);
        upgradeCase.reports().set(List.of(report));
        desk.catalog().join();
        open(new ResultPage(desk, upgradeCase, wentOn::incrementAndGet));
        return upgradeCase;
    }

    private UpgradeCase demo(String target, String pause) throws Exception {
        Path file = folder.resolve("oncall.db");
        return run(DemoFile.at(file), target, pause, Cases.original(file));
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Labeled.class).getText();
    }

    private String headline() {
        return lookup("#result-headline .panel-title").queryAs(Label.class).getText();
    }

    @Test
    void aCompletedUpgradeSaysWhatToDoNow() throws Exception {
        UpgradeCase upgradeCase = demo("1.8.5", null);
        assertThat(upgradeCase.run().get().result().orElseThrow().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(headline()).isEqualTo("oncall.db is now the database of OnCall 1.8.5");
        assertThat(text("#result-verified")).startsWith("Verified");
        assertThat(node("#result-step-stopped").isFocused()).isTrue();
        press("#result-copy-image");
        press("#result-copy-plugin");
        assertThat(desktop.copied())
                .containsExactly("grafana/oncall:v1.8.5", "grafana cli plugins install grafana-oncall-app 1.8.5");
        // Settings that changed on the way, and none of those before and after it.
        assertThat(text("#result-step-hazard-labels-variable"))
                .startsWith("Since 1.3.50:")
                .contains("FEATURE_LABELS_ENABLED_FOR_ALL");
        assertThat(isAbsent("#result-step-hazard-email-variables")).isTrue();
        assertThat(isAbsent("#result-step-hazard-grafana-10-2-5")).isTrue();
        assertThat(text("#result-step-original"))
                .contains(upgradeCase
                        .run()
                        .get()
                        .result()
                        .orElseThrow()
                        .original()
                        .orElseThrow()
                        .toString());
        assertThat(lookup("#result-deviations").queryAs(TitledPane.class).getText())
                .matches(".*\\([1-9].*");
        assertThat(text("#result-figure-migrations"))
                .isEqualTo(String.valueOf(upgradeCase.plan().get().migrations().size()));
        assertThat(isAbsent("#result-go-on")).isTrue();

        press("#result-step-alert");
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("#result-step-alert").queryAs(CheckBox.class).isSelected())
                .isTrue();
        assertThat(headline()).isEqualTo("oncall.db 现在是 OnCall 1.8.5 的数据库");
    }

    @Test
    void reportsAreOpenedAndSaved() throws Exception {
        demo("1.3.4", null);
        press("#result-open-report");
        press("#result-open-folder");
        assertThat(desktop.opened()).containsExactly(folder.resolve("report.html"), folder);
        Path saved = folder.resolve("copy.txt");
        desktop.choose(saved);
        press("#result-save");
        awaitNode("#result-saved");
        assertThat(Files.readString(saved)).contains("1.3.4");
        desktop.choose(folder.resolve("no-such-folder").resolve("copy.txt"));
        press("#result-save");
        awaitNode("#result-trouble");
        assertThat(isAbsent("#result-saved")).isTrue();
    }

    @Test
    void aPausedUpgradeCanGoOn() throws Exception {
        demo("1.8.5", "1.3.15");
        assertThat(headline()).isEqualTo("oncall.db rests at OnCall 1.3.15");
        assertThat(text("#result-verified")).contains("1.3.15");
        // Only what lies before the stop.
        assertThat(isAbsent("#result-step-hazard-labels-variable")).isTrue();
        press("#result-go-on");
        assertThat(wentOn).hasValue(1);
    }

    @Test
    void aFailureSaysWhatShapeTheDatabaseIsIn() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create view by_hand as select cached_render_for_web from alerts_alertgroup");
            }
            UpgradeCase upgradeCase =
                    run(database.settings(), "1.3.15", null, Cases.made(folder.resolve("oncall.stepwise")));
            assertThat(headline()).contains("has failed");
            assertThat(text("#result-verified")).startsWith("Not verified");
            assertThat(text("#result-step-restore")).contains("oncall.stepwise");
            assertThat(isAbsent("#result-step-image")).isTrue();
            // The migration that was rolled back does not count.
            assertThat(text("#result-figure-migrations"))
                    .isEqualTo(String.valueOf(
                            upgradeCase.run().get().result().orElseThrow().migrations()));
        }
    }
}
