package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The whole program dies in the middle of an upgrade; the next one offers to go on and arrives. */
class KilledWizardTest extends UiTest {
    private static final String TARGET = "1.8.5";
    private static final int ENOUGH = 12;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void theNextOneGoesOn() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            ConnectionSettings there = database.settings();
            Path backup = folder.resolve("oncall.stepwise");
            Backups.choose(there, backup, new ChosenFile());
            kill(DyingWizard.start(settings(), backup, database, TARGET), database);
            begunByAnother(there);

            resumeToTheBackup(there);
            awaitNode("#backup-earlier-good");
            goOnTo("upgrade");
            assertThat(lookup("#page-title").queryAs(Label.class).getText()).startsWith("Ready to go on");
            assertThat(lookup("#closing").queryAs(Label.class).getText())
                    .contains(isBetweenReleases(there) ? "leave OnCall switched off" : "wholly one release");
            press("#upgrade-stopped");
            goOn();
            await("the upgrade has ended", LONG, () -> !isAbsent("#upgrade-arrived"));
            goOnTo("result");
            awaitNode("#result-verified");
            Cases.assertRelease(there, TARGET);
            assertThat(desk.leftovers().list()).isEmpty();
        }
    }

    /** Whoever goes on has more rights than he who has begun, and the server has many names. */
    private void begunByAnother(ConnectionSettings there) throws Exception {
        LeftoverRun left = desk.leftovers().list().get(0);
        ConnectionSettings before = ConnectionSettings.server(
                there.engine(), "db.example", there.port(), there.database(), "oncall", Secret.none());
        desk.leftovers().ended(left.connection());
        desk.leftovers()
                .begun(new LeftoverRun(Connections.remembered(before), left.target(), left.backup(), left.startedAt()));
    }

    /** Nothing in the file tells of the upgrade: a copy of it was upgraded. */
    @Test
    void theTargetOfAFileIsRemembered() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            desk.leftovers()
                    .begun(new LeftoverRun(Connections.remembered(database.settings()), TARGET, null, Instant.now()));
            interact(() -> shell().home());
            press("#start-resume-0");
            awaitPage("connect");
            goOnTo("versions");
            await("Next is on", LONG, () -> !node("#next").isDisabled());
            assertThat(lookup("#versions-chosen").queryAs(Label.class).getText())
                    .contains(TARGET);
        }
    }

    /** It may have died right at a stop. */
    private static boolean isBetweenReleases(ConnectionSettings there) throws Exception {
        try (Database database = Database.open(there)) {
            State.Unfinished left =
                    (State.Unfinished) Inspection.of(database, Cases.CATALOG).state();
            return left.database() instanceof State.Between;
        }
    }

    private void kill(Process wizard, TestDatabase database) throws Exception {
        int before = migrations(database);
        try {
            // Nobody else may be connected when it begins.
            await(
                    "it has begun",
                    LONG,
                    () -> !wizard.isAlive() || !desk.leftovers().list().isEmpty());
            await("migrations are done", LONG, () -> !wizard.isAlive() || migrations(database) >= before + ENOUGH);
            assertThat(wizard.isAlive())
                    .as(Files.readString(settings().resolve("output")))
                    .isTrue();
        } finally {
            wizard.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static int migrations(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from django_migrations")) {
            row.next();
            return row.getInt(1);
        }
    }
}
