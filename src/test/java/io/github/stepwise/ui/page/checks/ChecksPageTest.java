package io.github.stepwise.ui.page.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Path;
import java.sql.Connection;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.Test;

/** The page with checks in the real window, on real databases. */
class ChecksPageTest extends UiTest {
    private final UpgradeCase upgrade = new UpgradeCase();

    private Path demo() throws Exception {
        Path file = folder.resolve("oncall.sqlite3");
        DemoFile.at(file);
        return file;
    }

    private void open(ConnectionSettings settings) {
        interact(() -> {
            upgrade.connected().settings().set(settings);
            upgrade.target().set(new Planner(desk.catalog().join(), settings.engine()).newestTarget());
        });
        open(new ChecksPage(desk, upgrade));
        awaitNode("#checks-outcome");
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Label.class).getText();
    }

    @Test
    void warningHasToBeReadBeforeItGoesOn() throws Exception {
        Path file = demo();
        DemoFile.execute(file, "create table made_by_hand (id integer primary key)");
        open(ConnectionSettings.sqlite(file));
        assertThat(node("#next").isDisabled()).isTrue();
        assertWaitsFor("#checks-accept");
        assertThat(text("#checks-state-drift")).isEqualTo("Warning");
        assertThat(text("#checks-evidence-drift")).contains("made_by_hand");
        press("#checks-accept");
        assertThat(node("#next").isDisabled()).isFalse();
        press("#checks-details-drift");
        assertThat(isAbsent("#checks-evidence-drift")).isTrue();
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(text("#checks-state-drift")).isEqualTo("警告");
        assertThat(isAbsent("#checks-evidence-drift")).isTrue();
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void whatIsInTheWayIsPutRightAndCheckedAgain() throws Exception {
        Path file = demo();
        DemoFile.execute(
                file,
                "insert into django_migrations (app, name, applied) values ('alerts', '0999_future', '2030-01-01')");
        open(ConnectionSettings.sqlite(file));
        assertThat(text("#checks-state-database")).isEqualTo("In the way");
        assertThat(isAbsent("#checks-accept")).isTrue();
        assertThat(node("#next").isDisabled()).isTrue();
        assertWaitsFor("#checks-details-database");
        DemoFile.execute(file, "delete from django_migrations where name = '0999_future'");
        press("#checks-rerun-database");
        await("it has run again", () -> upgrade.findings().get() != null);
        assertThat(text("#checks-state-database")).isEqualTo("Passed");
        press("#checks-rerun");
        await("all have run again", () -> upgrade.findings().get() != null);
        awaitNode("#checks-outcome");
        assertThat(isAbsent("#checks-cancel")).isTrue();
    }

    @Test
    void passedOnesAreFoldedTogether() throws Exception {
        open(ConnectionSettings.sqlite(demo()));
        TitledPane passed = awaitNode("#checks-passed");
        assertThat(passed.isExpanded()).isFalse();
        interact(() -> passed.setExpanded(true));
        awaitNode("#checks-integrity");
    }

    @Test
    void sessionsOnPostgresqlAreShown() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection oncall = database.connect()) {
            open(database.settings());
            assertThat(text("#checks-state-sessions")).isEqualTo("Warning");
            assertThat(oncall.isClosed()).isFalse();
        }
    }
}
