package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.FileStamp;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.PlainDesk;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upgrade without a window. */
class UpgradeModelTest {
    @TempDir
    private Path folder;

    private Path file;
    private PlainDesk plain;
    private UpgradeCase upgradeCase;
    private UpgradeModel model;

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("oncall.db");
        DemoFile.at(file);
        plain = new PlainDesk(folder);
        upgradeCase = Cases.of(ConnectionSettings.sqlite(file), "1.3.4", Cases.original(file));
        model = new UpgradeModel(plain.desk(), upgradeCase, folder.resolve("home"));
        model.enter();
    }

    @AfterEach
    void end() {
        plain.close();
    }

    @Test
    void reportsGoBesideTheBackupOrHome() {
        assertThat(model.commit().folder().get().path()).hasParentRaw(folder);
        upgradeCase.backup().set(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
        model.enter();
        assertThat(model.commit().folder().get().path())
                .hasParentRaw(folder.resolve("home").resolve("Stepwise"));
    }

    @Test
    void aPauseThatAnotherPlanDoesNotHaveIsForgotten() throws Exception {
        upgradeCase.pauseAt().set(Version.of("1.3.2"));
        upgradeCase
                .plan()
                .set(Cases.of(ConnectionSettings.sqlite(file), "1.3.0", null)
                        .plan()
                        .get());
        model.enter();
        assertThat(upgradeCase.pauseAt().get()).isNull();
    }

    @Test
    void onlyOnTheDemoNothingHasToBeStopped() {
        UpgradeCase demo = UpgradeCase.ofDemo(
                ConnectionSettings.sqlite(file), upgradeCase.cipher().get());
        demo.plan().set(upgradeCase.plan().get());
        UpgradeModel ofDemo = new UpgradeModel(plain.desk(), demo, folder);
        ofDemo.enter();
        assertThat(ofDemo.commit().stopped().get()).isTrue();
        assertThat(model.commit().stopped().get()).isFalse();
        demo.connected().settings().set(another());
        ofDemo.enter();
        assertThat(ofDemo.commit().stopped().get())
                .as("another one, from the demo's flow")
                .isFalse();
    }

    @Test
    void whatWasDecidedAboutOneDatabaseIsNotDecidedAboutAnother() throws Exception {
        decide();
        RunFolder chosen = model.commit().folder().get();
        model.enter();
        assertThat(model.commit().stopped().get()).isTrue();
        assertThat(model.commit().despite().get()).isTrue();
        assertThat(model.commit().hindrance().get()).isNotNull();
        assertThat(model.commit().folder().get()).isEqualTo(chosen);
        assertThat(model.trouble().get()).isNotNull();
        // The same plan, and the same word for a backup.
        upgradeCase.connected().settings().set(another());
        model.enter();
        assertUndecided();
        assertThat(model.trouble().get()).isNull();
        assertThat(model.commit().folder().get().path().toString())
                .doesNotContain("mine")
                .contains("another");
    }

    @Test
    void aDatabaseThatHasChangedIsDecidedAboutAnew() throws Exception {
        decide();
        Plan plan = upgradeCase.plan().get();
        model.commit().forget();
        assertThat(upgradeCase.cipher().get()).isNull();
        assertUndecided();
        upgradeCase.plan().set(plan);
        model.enter();
        assertUndecided();
        assertThat(model.commit().folder().get().path().toString()).doesNotContain("mine");
    }

    /** All that can be said on this page, about the admin's own backup, after a press that was refused. */
    private void decide() throws Exception {
        upgradeCase.backup().set(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
        model.enter();
        model.commit().stopped().set(true);
        model.commit().hindrance().set(new Hindrance.BackupLost(file, true));
        model.commit().despite().set(true);
        model.commit().folder().set(RunFolder.in(Files.createDirectories(folder.resolve("mine")), model.settings()));
        model.trouble().set(Troubles.of(new IOException("of this one"), model.settings()));
    }

    private void assertUndecided() {
        assertThat(model.commit().stopped().get()).isFalse();
        assertThat(model.commit().despite().get()).isFalse();
        assertThat(model.commit().hindrance().get()).isNull();
    }

    private ConnectionSettings another() {
        return ConnectionSettings.server(Engine.POSTGRESQL, "db.example", 0, "another", "eva", Secret.none());
    }

    @Test
    void itRuns() {
        assertThat(model.run().isBegun()).isFalse();
        model.start();
        assertThat(model.phase().get()).isEqualTo(Phase.STARTING);
        plain.until("it has ended", () -> model.phase().get() == Phase.ENDED);
        assertThat(model.arrived()).isTrue();
        assertThat(model.run().share()).isEqualTo(1.0);
        assertThat(upgradeCase.reports().get()).hasSize(3);
    }

    @Test
    void aStoppedRunOfAFileLeavesItAsItWas() throws Exception {
        byte[] before = Files.readAllBytes(file);
        model.start();
        plain.until("it runs", () -> model.phase().get() == Phase.RUNNING);
        model.run().stop();
        plain.until("it has ended", () -> model.phase().get() == Phase.ENDED);
        assertThat(model.result().get().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(model.result().get().condition()).isEqualTo(Condition.UNCHANGED);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(plain.desk().leftovers().list()).isEmpty();
        assertThat(model.run().rows()).noneMatch(row -> row.standing() == RunRow.Standing.DONE);
        model.start();
        plain.until("it has arrived", model::arrived);
        assertThat(upgradeCase.reports().get().get(0)).hasFileName("report-2.html");
    }

    @Test
    void nothingIsDoneWhenReportsCannotBeWritten() throws Exception {
        byte[] before = Files.readAllBytes(file);
        Path inTheWay = Files.writeString(folder.resolve("a-file"), "no folder");
        model.commit().folder().set(new RunFolder(inTheWay.resolve("reports")));
        model.start();
        plain.until("it is refused", () -> model.trouble().get() != null);
        TroubleWords said = new TroubleWords(model.trouble().get(), Locale.ENGLISH);
        // Windows takes the file for a folder that is not there.
        assertThat(said.sentence())
                .contains(inTheWay.toString())
                .containsAnyOf("A file cannot be read or written: ", "There is no ");
        assertThat(said.nextSteps()).isNotEmpty();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.run().isBegun()).isFalse();
        assertThat(upgradeCase.run().get()).isNull();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(plain.desk().leftovers().list()).isEmpty();
    }

    @Test
    void aBackupThatIsGoneOrChangedStopsTheStart() throws Exception {
        byte[] before = Files.readAllBytes(file);
        Path backup = Files.writeString(folder.resolve("a.stepwise"), "as checked");
        upgradeCase
                .backup()
                .set(new SavedBackup(SavedBackup.Kind.MADE, Optional.of(backup), Optional.of(FileStamp.of(backup))));
        model.enter();
        Path away = Files.move(backup, folder.resolve("away.stepwise"));
        model.start();
        plain.until("it is refused", () -> model.phase().get() == Phase.READY);
        assertThat(model.commit().hindrance().get()).isEqualTo(new Hindrance.BackupLost(backup, true));
        Files.writeString(backup, "another one");
        model.start();
        plain.until("it is refused", () -> model.phase().get() == Phase.READY);
        assertThat(model.commit().hindrance().get()).isEqualTo(new Hindrance.BackupLost(backup, false));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(upgradeCase.run().get()).isNull();
        Files.delete(backup);
        Files.move(away, backup);
        model.start();
        plain.until("it has arrived", model::arrived);
        assertThat(model.commit().hindrance().get()).isNull();
    }

    @Test
    void othersWhoWriteStopTheStart() throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            model.start();
            plain.until("it is refused", () -> model.phase().get() == Phase.READY);
            statement.execute("rollback");
        }
        assertThat(model.commit().hindrance().get())
                .isInstanceOfSatisfying(
                        Hindrance.Sessions.class,
                        found -> assertThat(found.finding().severity()).isEqualTo(Severity.WARNING));
        assertThat(upgradeCase.run().get()).isNull();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        model.start();
        plain.until("it has arrived", model::arrived);
        assertThat(upgradeCase.run().get().sessions()).isEmpty();
    }

    @Test
    void whatCouldNotEvenBeginSaysThatNothingHasChanged() throws Exception {
        Files.delete(file);
        model.start();
        plain.until("it is refused", () -> model.trouble().get() != null);
        assertThat(model.trouble().get().condition()).contains("the database is as it was");
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertThat(new TroubleWords(model.trouble().get(), language).condition())
                    .isNotBlank();
        }
        assertThat(new TroubleWords(model.trouble().get(), Locale.SIMPLIFIED_CHINESE).condition())
                .doesNotContain("Nothing");
    }

    @Test
    void aFileThatIsGoneIsToldInThePage() throws Exception {
        Files.delete(file);
        model.start();
        plain.until("it is refused", () -> model.trouble().get() != null);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.trouble().get().sentence()).contains("oncall.db");
    }
}
