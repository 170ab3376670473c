package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The run on servers that cannot roll back a migration: it fails, is stopped, and goes on each time. */
class RunWithoutRollbackTest extends UiTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TARGET = "1.3.15";

    private UpgradePage page;

    static List<Engine> servers() {
        return Servers.available().stream().filter(Engine::isMySqlFamily).toList();
    }

    private UpgradeCase upgradeCase(TestDatabase database) throws Exception {
        return Cases.of(database.settings(), TARGET, Cases.made(folder.resolve("oncall.stepwise")));
    }

    private void awaitEnd() {
        await("the run has ended", PATIENCE, () -> page.model().phase().get() == Phase.ENDED);
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Label.class).getText();
    }

    /** Another session is there all the time, so it is always the admin who says to go on. */
    @ParameterizedTest
    @MethodSource("servers")
    void whatIsHalfDoneIsToldAndCompletedInTheEnd(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            page = new UpgradePage(desk, upgradeCase(database), backup -> {});
            open(page);
            statement.execute("alter table alerts_alertgroup add column by_hand int"
                    + " generated always as (length(cached_render_for_web)) virtual");
            press("#upgrade-stopped");
            press("#next");
            goOn("#next");
            awaitEnd();
            assertThat(page.model().result().get().condition()).isEqualTo(Condition.PARTLY_CHANGED);
            awaitNode("#upgrade-trouble");
            assertThat(text("#upgrade-trouble-sentence")).contains("alerts.0020_auto_20230711_1532");
            assertThat(text("#upgrade-trouble-condition"))
                    .contains("each change of rows was made completely or not at all")
                    .contains("completed by this run and stay");
            assertThat(page.closing().get().text().toString()).contains("leave OnCall switched off");

            statement.execute("alter table alerts_alertgroup drop column by_hand");
            other.setAutoCommit(false);
            statement.executeQuery("select count(*) from alerts_alertgroup").close();
            press("#upgrade-retry");
            goOn("#upgrade-retry");
            awaitNode("#upgrade-waiting");
            press("#upgrade-cancel");
            assertThat(text("#question-text")).contains("on this server it cannot be rolled back");
            press("#question-yes");
            assertThat(isAbsent("#upgrade-cancel-now")).isTrue();
            other.rollback();
            awaitEnd();
            assertThat(page.model().result().get().outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(page.model().result().get().condition()).isEqualTo(Condition.PARTLY_CHANGED);
            awaitNode("#upgrade-cancelled");

            press("#upgrade-resume");
            goOn("#upgrade-resume");
            await("it has arrived", PATIENCE, () -> page.model().arrived());
            Cases.assertRelease(database.settings(), TARGET);
        }
    }

    private void goOn(String button) {
        awaitNode("#upgrade-despite");
        press("#upgrade-despite");
        press(button);
    }
}
