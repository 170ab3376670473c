package io.github.stepwise.ui.page.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.Pump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be overwritten and how, without a window. */
class RestoreModelTest {
    @TempDir
    private Path folder;

    private final Pump pump = new Pump();
    private final ChosenFile chosen = new ChosenFile();
    private final Connected connected = new Connected();

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void overwritesWithASafetyBackupAndTheTypedName() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            backup(database);
            RestoreModel model = about(database.settings());
            assertThat(((Target.Holding) model.target().get()).objects()).contains("table alerts_alertgroup");
            pump.await("the disk has answered", () -> model.safetyFolder().isGood());
            assertThat(model.possible().get()).isFalse();
            model.confirmation().set(" " + database.file().getFileName() + " ");
            assertThat(model.possible().get()).isTrue();
            assertThat(model.options().overwrite()).isTrue();
            assertThat(model.options().safetyFolder()).isEqualTo(folder);
            assertThat(model.options().compare()).isTrue();
            model.safety().set(false);
            assertThat(model.options().safetyFolder()).isNull();
            model.compare().set(false);
            assertThat(model.options().compare()).isFalse();
        }
    }

    @Test
    void asksForNothingWhereNothingCanBeMissed() throws Exception {
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40")) {
            backup(source);
            RestoreModel missing = about(ConnectionSettings.sqlite(folder.resolve("new.db")));
            assertThat(missing.target().get()).isInstanceOf(Target.Missing.class);
            assertThat(missing.options().create()).isTrue();
            assertThat(missing.options().overwrite()).isFalse();
            assertThat(missing.possible().get()).isTrue();
            Path empty = Files.createFile(folder.resolve("empty.db"));
            assertThat(about(ConnectionSettings.sqlite(empty)).target().get()).isInstanceOf(Target.Empty.class);
            Path letter = Files.writeString(folder.resolve("letter.db"), "Dear all");
            assertThat(about(ConnectionSettings.sqlite(letter)).target().get().holdsSomething())
                    .as("what cannot be read may be wanted all the same")
                    .isTrue();
        }
    }

    static List<Engine> servers() {
        return Servers.available().stream()
                .filter(engine -> engine != Engine.SQLITE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void knowsServersDatabases(Engine engine) throws Exception {
        try (TestDatabase source = Servers.create(engine)) {
            Path file = backup(source);
            assertThat(about(source.settings()).target().get()).isInstanceOf(Target.Empty.class);
            assertThat(about(source.settings().withDatabase("not_there"))
                            .target()
                            .get())
                    .isInstanceOf(Target.Missing.class);
            mark(source, "another.stepwise");
            RestoreModel other = about(source.settings());
            assertThat(other.target().get().holdsSomething()).isTrue();
            assertThat(other.possible().get()).isFalse();
            mark(source, file.getFileName().toString());
            RestoreModel same = about(source.settings());
            assertThat(same.target().get()).isInstanceOf(Target.HalfRestored.class);
            assertThat(same.possible().get()).isTrue();
            assertThat(same.options().overwrite()).isFalse();
            try (Connection connection = source.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table kept (n int)");
            }
            assertThat(((Target.HalfRestored) about(source.settings()).target().get()).objects())
                    .anySatisfy(object -> assertThat(object).contains("kept"))
                    .noneSatisfy(object -> assertThat(object).contains(UnfinishedRestore.NAME));
            assertThat(about(ConnectionSettings.sqlite(folder.resolve("new.db")))
                            .target()
                            .get())
                    .isEqualTo(new Target.Unfit(engine, Engine.SQLITE));
        }
    }

    @Test
    void looksAgainAfterAFailure() throws Exception {
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40")) {
            backup(source);
            Path file = folder.resolve("new.db");
            RestoreModel model = about(ConnectionSettings.sqlite(file));
            Files.writeString(file, "somebody made it meanwhile");
            model.start();
            pump.await("it was refused", () -> model.task().state().get() == EngineTask.State.FAILED);
            assertThat(((BackupFailure) model.task().failure()).kind()).isEqualTo(BackupFailure.Kind.NOT_EMPTY);
            pump.await("it was looked at again", () -> model.target().get() instanceof Target.Holding);
            assertThat(model.possible().get()).isFalse();
            assertThat(model.leftPart()).isFalse();
            assertThat(file).hasContent("somebody made it meanwhile");
        }
    }

    /** Whoever restores may come in as another user, and by another name of the server. */
    @Test
    void theNoteThatLedHereIsHistoryOnceItsDatabaseIsRestored() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            backup(database);
            Desk desk = pump.desk(folder);
            ledToByAnotherName(database, desk);

            RestoreModel model = about(database.settings());
            model.safety().set(false);
            model.compare().set(false);
            model.confirmation().set(database.name());
            model.start();
            pump.await("the state is known", () -> model.restored().get() != null);
            assertThat(desk.leftovers().list()).isEmpty();
        }
    }

    /** That is not the database of the upgrade. */
    @Test
    void theNoteStaysWhereABackupIsBroughtToAPlaceThatIsFree() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL, "1.2.40");
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            backup(source);
            Desk desk = pump.desk(folder);
            LeftoverRun led = ledToByAnotherName(target, desk);

            RestoreModel model = about(target.settings());
            model.compare().set(false);
            model.start();
            pump.await("the state is known", () -> model.restored().get() != null);
            assertThat(desk.leftovers().list()).containsExactly(led);
        }
    }

    /** The note of an upgrade of a database of that name, from which the admin has come. */
    private LeftoverRun ledToByAnotherName(TestDatabase database, Desk desk) throws Exception {
        RecentConnection there = Connections.remembered(database.settings());
        RecentConnection before = new RecentConnection(
                there.engine(), "db.example", 1, there.database(), "oncall", "prefer", null, null, Instant.EPOCH);
        LeftoverRun led = new LeftoverRun(before, "1.8.5", null, Instant.EPOCH);
        desk.leftovers().begun(led);
        connected.led().set(led);
        return led;
    }

    private static void mark(TestDatabase database, String file) throws Exception {
        try (Connection connection = database.connect()) {
            new UnfinishedRestore(file, "2026-11-22T12:00:00Z", "").write(connection, database.engine());
        }
    }

    private Path backup(TestDatabase database) throws Exception {
        Path file = folder.resolve("b.stepwise");
        Backups.choose(database.settings(), file, chosen);
        return file;
    }

    private RestoreModel about(ConnectionSettings settings) {
        connected.settings().set(settings);
        RestoreModel model = new RestoreModel(pump.desk(folder), chosen, connected);
        model.enter();
        pump.await("it was looked at", () -> !(model.target().get() instanceof Target.Looking));
        return model;
    }
}
