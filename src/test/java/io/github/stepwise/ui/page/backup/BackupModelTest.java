package io.github.stepwise.ui.page.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.backup.WayBack;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.backup.EarlierBackup.Standing;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.Pump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade relies on, without a window. */
class BackupModelTest {
    private static final Instant WHEN = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private final Pump pump = new Pump();
    private final UpgradeCase upgrade = new UpgradeCase();

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void makesABackupUnlessSomethingElseIsSaid() {
        BackupModel model = about(sqlite("a.db"));
        assertThat(model.choices().get()).containsExactly(Choice.MAKE, Choice.ORIGINAL, Choice.OWN);
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.toMake().get()).isTrue();
        assertThat(model.decided().get()).isFalse();
    }

    @Test
    void takesNobodysWordWithoutTheTick() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        assertThat(model.goOn()).isFalse();
        assertThat(upgrade.backup().get()).isNull();
        model.own().set(true);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
    }

    @Test
    void keepsWhatWasChosenForTheSameDatabaseOnly() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        model.own().set(true);
        model.enter();
        assertThat(model.choice().get()).isEqualTo(Choice.OWN);
        assertThat(model.own().get()).isTrue();

        upgrade.connected()
                .settings()
                .set(ConnectionSettings.server(Engine.MARIADB, "127.0.0.1", 1, "oncall", "u", Secret.none()));
        model.enter();
        assertThat(model.choices().get()).containsExactly(Choice.MAKE, Choice.OWN);
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.own().get()).isFalse();
    }

    @Test
    void whatWasDecidedDoesNotOutliveAChangeOfTheDatabase() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        model.own().set(true);
        assertThat(model.goOn()).isTrue();
        model.enter();
        assertThat(model.own().get()).isTrue();
        upgrade.backup().set(null);
        model.enter();
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.own().get()).isFalse();
    }

    @Test
    void theBackupFromBeforeIsReadAgain() throws Exception {
        Path file = earlier();
        BackupModel model = resumed(file);
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.GOOD);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get())
                .isEqualTo(
                        new SavedBackup(SavedBackup.Kind.EARLIER, Optional.of(file), Optional.of(FileStamp.of(file))));
    }

    /** The admin has come from the note of an upgrade, as another user and by another name of the server. */
    @Test
    void theBackupFromBeforeIsKnownToWhoeverComesIn() throws Exception {
        Path file = earlier();
        RecentConnection before =
                new RecentConnection("mariadb", "db.example", 3306, "oncall", "oncall", "prefer", null, null, WHEN);
        LeftoverRun led = new LeftoverRun(before, "1.8.5", file.toString(), WHEN);
        upgrade.connected().led().set(led);
        BackupModel model = resumed(
                ConnectionSettings.server(Engine.MARIADB, "127.0.0.1", 1, "oncall", "root", Secret.none()),
                led,
                Instant.now());
        // It is of SQLite, so no way back; here it matters that it was found.
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.NO_WAY_BACK);
        assertThat(model.earlier().file().get()).isEqualTo(file);
    }

    @Test
    void aDamagedBackupFromBeforeIsNotReliedOn() throws Exception {
        Path file = earlier();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
        BackupModel model = resumed(file);
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.BAD);
        assertThat(model.earlier().failure()).isInstanceOf(BackupFailure.class);
        assertThat(model.goOn()).isFalse();
        model.choice().set(Choice.WITHOUT);
        assertThat(model.goOn()).isFalse();
        model.own().set(true);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
    }

    @Test
    void aBackupFromBeforeThatIsGoneCanBeChosenWhereItIs() throws Exception {
        Path file = earlier();
        Path moved = Files.move(file, folder.resolve("moved.stepwise"));
        BackupModel model = resumed(file);
        pump.await("it is missed", () -> model.earlier().standing().get() == Standing.GONE);
        assertThat(model.decided().get()).isFalse();
        model.earlier().choose(moved);
        pump.await("it was read", () -> model.decided().get());
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get().file()).contains(moved);
    }

    @Test
    void whatHasChangedSinceItWasReadIsReadOnceMore() throws Exception {
        Path file = earlier();
        BackupModel model = resumed(file);
        pump.await("it was read", () -> model.decided().get());
        model.enter();
        assertThat(model.decided().get()).isTrue();
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
        model.enter();
        pump.await("it was read again", () -> model.earlier().standing().get() == Standing.BAD);
        assertThat(model.decided().get()).isFalse();
    }

    @Test
    void anEncryptedBackupFromBeforeIsReadWithItsKey() throws Exception {
        Path file = folder.resolve("sealed.stepwise");
        BackupOptions sealed =
                BackupOptions.usual().withEncryption(new Encryption(Secret.of("correct horse"), List.of()));
        new Backup(DemoFile.at(folder.resolve("a.db")), file, sealed, "Stepwise test", event -> {}).run();
        BackupModel model = resumed(file);
        pump.await("a key is wanted", () -> model.earlier().standing().get() == Standing.LOCKED);
        assertThat(model.earlier().isKeyWrong()).isFalse();
        model.earlier().key().set("wrong");
        model.earlier().read();
        pump.await(
                "it was tried",
                () -> model.earlier().isKeyWrong() && model.earlier().standing().get() == Standing.LOCKED);
        model.earlier().key().set("correct horse");
        model.earlier().read();
        pump.await("it was read", () -> model.decided().get());
        assertThat(model.earlier().key().get()).isEmpty();
    }

    @Test
    void aBackupFromAfterTheUpgradeBeganIsNoWayBack() throws Exception {
        BackupModel model = resumed(sqlite("a.db"), earlier(), Instant.now().minusSeconds(60));
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.NO_WAY_BACK);
        assertThat(model.earlier().wayBack()).isEqualTo(WayBack.LATER);
        assertNoWayBack(model);
    }

    @Test
    void aBackupOfAnotherEngineIsNoWayBack() throws Exception {
        ConnectionSettings server =
                ConnectionSettings.server(Engine.MARIADB, "127.0.0.1", 1, "a.db", "u", Secret.none());
        BackupModel model = resumed(server, earlier(), Instant.now());
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.NO_WAY_BACK);
        assertThat(model.earlier().wayBack()).isEqualTo(WayBack.OTHER_ENGINE);
        assertNoWayBack(model);
    }

    private void assertNoWayBack(BackupModel model) {
        model.earlier().same().set(true);
        model.own().set(true);
        assertThat(model.goOn()).isFalse();
        assertThat(upgrade.backup().get()).isNull();
        model.choice().set(Choice.WITHOUT);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
    }

    @Test
    void aBackupOfADatabaseOfAnotherNameIsReliedOnOnlyIfTheAdminSaysSo() throws Exception {
        Path file = earlier();
        BackupModel model = resumed(sqlite("b.db"), file, Instant.now());
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.DOUBTED);
        model.own().set(true);
        assertThat(model.goOn()).isFalse();
        model.earlier().same().set(true);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get().kind()).isEqualTo(SavedBackup.Kind.EARLIER);

        model.earlier().choose(Files.copy(file, folder.resolve("copy.stepwise")));
        pump.await("it was read", () -> model.earlier().standing().get() == Standing.DOUBTED);
        assertThat(model.decided().get()).as("that was said of another file").isFalse();
    }

    @Test
    void theDemosBackupStaysWithItAndIsNoPlaceForOthers() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path temporary = Files.createDirectory(folder.resolve("demo"));
        Desk desk = pump.desk(folder);
        desk.remember("backup.folder", real.toString());
        UpgradeCase demo = UpgradeCase.ofDemo(DemoFile.at(temporary.resolve("oncall.db")), null);
        BackupModel model = new BackupModel(desk, demo);
        model.enter();
        assertThat(model.making().form().folder().get()).isEqualTo(temporary.toString());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        model.making().form().folder().set(elsewhere.toString());
        pump.await("it can be made", () -> model.making().possible().get());
        model.goOn();
        pump.await("it is made", () -> model.decided().get());
        assertThat(desk.preferences().get("backup.folder")).contains(real.toString());
    }

    @Test
    void anotherDatabaseInTheDemosFlowIsNoDemo() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Desk desk = pump.desk(folder);
        desk.remember("backup.folder", real.toString());
        UpgradeCase demo = UpgradeCase.ofDemo(sqlite("demo.db"), null);
        BackupModel model = new BackupModel(desk, demo);
        model.enter();
        assertThat(model.isDemo()).isTrue();
        for (ConnectionSettings other : List.of(
                sqlite("other.db"),
                ConnectionSettings.server(Engine.POSTGRESQL, "127.0.0.1", 1, "oncall", "u", Secret.none()))) {
            demo.connected().settings().set(other);
            model.enter();
            assertThat(model.isDemo()).isFalse();
            assertThat(model.making().form().folder().get()).isEqualTo(real.toString());
        }
    }

    private Path earlier() throws Exception {
        Path file = folder.resolve("earlier.stepwise");
        Backups.choose(DemoFile.at(folder.resolve("a.db")), file, new ChosenFile());
        return file;
    }

    /** Of an upgrade that was interrupted and relied on that file. */
    private BackupModel resumed(Path backup) throws Exception {
        return resumed(sqlite("a.db"), backup, Instant.now());
    }

    private BackupModel resumed(ConnectionSettings settings, Path backup, Instant began) throws Exception {
        return resumed(
                settings, new LeftoverRun(Connections.remembered(settings), "1.8.5", backup.toString(), began), began);
    }

    private BackupModel resumed(ConnectionSettings settings, LeftoverRun note, Instant began) throws Exception {
        try (Database database = Database.open(sqlite("a.db"))) {
            Inspection found = Inspection.of(database, Cases.CATALOG);
            State unfinished = new State.Unfinished(Version.of("1.8.5"), began, (State.OnCall) found.state());
            upgrade.inspection().set(new Inspection(found.live(), unfinished));
        }
        upgrade.connected().settings().set(settings);
        Desk desk = pump.desk(folder);
        desk.leftovers().begun(note);
        BackupModel model = new BackupModel(desk, upgrade);
        model.enter();
        return model;
    }

    private ConnectionSettings sqlite(String name) {
        return ConnectionSettings.sqlite(folder.resolve(name));
    }

    private BackupModel about(ConnectionSettings settings) {
        upgrade.connected().settings().set(settings);
        BackupModel model = new BackupModel(pump.desk(folder), upgrade);
        model.enter();
        return model;
    }
}
