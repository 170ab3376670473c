package io.github.stepwise.ui.page.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.ui.testing.TestDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation without a window; this thread takes the place of the JavaFX thread. */
class InstallModelTest {
    private final BlockingQueue<Runnable> arrivals = new LinkedBlockingQueue<>();
    private final Background background = new Background(arrivals::add);

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void desk() throws Exception {
        desk = new Desk(
                background,
                new Preferences(folder.resolve("preferences.json")),
                new RecentConnections(folder.resolve("recent.json")),
                new LeftoverRuns(folder.resolve("leftovers.json")),
                new TestDesktop());
        until(() -> desk.catalog().isDone());
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void makesAFileAndTellsHowFarItIs() throws Exception {
        InstallCase install = NewPlace.install(ConnectionSettings.sqlite(folder.resolve("oncall.db")), "1.16.9");
        InstallModel model = entered(install);
        assertThat(model.commit()).hasToString("Install OnCall 1.16.9 into oncall.db");
        assertThat(model.possible().get()).isTrue();
        model.begin();
        assertThat(model.possible().get()).isFalse();
        until(() -> model.stage().get() != InstallModel.Stage.RUNNING);
        assertThat(model.stage().get()).isEqualTo(InstallModel.Stage.DONE);
        assertThat(model.progress().get().phase()).isEqualTo(InstallBoard.Phase.MIGRATIONS);
        assertThat(model.possible().get()).isTrue();
        assertThat(install.installed().get().tables()).isGreaterThan(100);
        assertThat(install.user().get()).isNull();
    }

    @Test
    void cancellingTakesEverythingAway() throws Exception {
        try (NewPlace place = new NewPlace(Engine.POSTGRESQL)) {
            InstallModel model = entered(place.install("1.16.9"));
            newUser(model, place);
            model.begin();
            model.cancel();
            until(() -> model.stage().get() == InstallModel.Stage.FAILED);
            assertThat(model.wasCancelled()).isTrue();
            assertThat(place.isThere()).isFalse();
            assertThat(place.mayComeIn(place.user, "secret")).isFalse();

            model.begin();
            until(() -> model.stage().get() != InstallModel.Stage.RUNNING);
            assertThat(model.stage().get()).as("begun again").isEqualTo(InstallModel.Stage.DONE);
            assertThat(place.mayComeIn(place.user, "secret")).isTrue();
        }
    }

    @Test
    void whatCannotBeTakenAwayIsTold() throws Exception {
        try (NewPlace place = new NewPlace(Engine.POSTGRESQL)) {
            InstallModel model = entered(place.install("1.16.9"));
            newUser(model, place);
            model.begin();
            try (Connection inTheWay = comeIn(place)) {
                model.cancel();
                until(() -> model.stage().get() == InstallModel.Stage.FAILED);
                assertThat(inTheWay.isValid(1)).isTrue();
            }
            assertThat(model.hasLeft()).isTrue();
            assertThat(model.wasCancelled()).isFalse();
            assertThat(model.left().get(0).what()).hasToString("database " + place.database.name());
            assertThat(model.left().get(0).what().in(Locale.SIMPLIFIED_CHINESE))
                    .isEqualTo("数据库 " + place.database.name());
            assertThat(model.left().toString()).contains("drop database").doesNotContain("secret");
        }
    }

    @Test
    void whatIsInTheWayIsLookedAt() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            InstallModel model = entered(NewPlace.install(database.settings(), "1.16.9"));
            model.begin();
            until(() -> model.occupant().get() != null);
            assertThat(model.stage().get()).isEqualTo(InstallModel.Stage.FAILED);
            assertThat(model.occupant().get()).isInstanceOf(State.OnCall.class);
            assertThat(model.possible().get()).as("may be tried again").isTrue();
        }
    }

    @Test
    void whatIsInTheWayIsToldBeforeAnythingIsDecided() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            InstallModel model = entered(NewPlace.install(database.settings(), "1.16.9"));
            until(() -> model.occupant().get() != null);
            assertThat(model.stage().get()).isEqualTo(InstallModel.Stage.FAILED);
            assertThat(model.isOccupied()).isTrue();
            assertThat(model.possible().get()).isFalse();
            assertThat(model.failure()).hasMessageContaining("is not empty");

            Files.delete(database.file());
            model.enter();
            assertThat(model.stage().get()).as("looked at again").isEqualTo(InstallModel.Stage.READY);
            assertThat(model.possible().get()).isTrue();
        }
    }

    @Test
    void anUnfinishedRestoreIsRecognised() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            try (Connection connection = database.connect()) {
                new UnfinishedRestore("oncall.stepwise", "2024-05-01 10:00", "").write(connection, Engine.POSTGRESQL);
            }
            InstallModel model = entered(NewPlace.install(database.settings(), "1.16.9"));
            model.user().who().set(UserModel.Who.CURRENT);
            model.begin();
            until(() -> model.occupant().get() != null);
            assertThat(model.occupant().get())
                    .isEqualTo(new State.HalfRestored("oncall.stepwise", "2024-05-01 10:00", ""));
        }
    }

    @Test
    void anotherPlaceIsAFreshStart() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            InstallCase install = NewPlace.install(database.settings(), "1.16.9");
            InstallModel model = entered(install);
            model.begin();
            until(() -> model.stage().get() == InstallModel.Stage.FAILED);
            model.enter();
            assertThat(model.stage().get()).as("the same place").isEqualTo(InstallModel.Stage.FAILED);
            install.connected().settings().set(ConnectionSettings.sqlite(folder.resolve("other.db")));
            model.enter();
            assertThat(model.stage().get()).isEqualTo(InstallModel.Stage.READY);
        }
    }

    @Test
    void aReleaseThatCannotUseTheDatabaseIsRefused() {
        InstallModel model = entered(NewPlace.install(ConnectionSettings.sqlite(folder.resolve("oncall.db")), "1.0.0"));
        assertThat(model.obstacle().get()).hasToString("OnCall 1.0.0 cannot use SQLite.");
        assertThat(model.possible().get()).isFalse();
    }

    private InstallModel entered(InstallCase install) {
        InstallModel model = new InstallModel(desk, install);
        model.enter();
        return model;
    }

    private static void newUser(InstallModel model, NewPlace place) {
        model.user().who().set(UserModel.Who.NEW);
        model.user().name().set(place.user);
        model.user().password().set("secret");
    }

    /** As soon as the database has been made. */
    private static Connection comeIn(NewPlace place) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            try {
                return place.database.connect();
            } catch (SQLException notYet) {
                Thread.sleep(2);
            }
        }
        throw new AssertionError("the database was never made");
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
            Runnable arrival = arrivals.poll(100, TimeUnit.MILLISECONDS);
            if (arrival != null) {
                arrival.run();
            }
        }
    }
}
