package io.github.stepwise.ui.page.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.UiTest;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** A restore to databases that are missing, empty, full, half restored or of another kind. */
class RestorePageTest extends UiTest {
    private static final String COUNT = "select count(*) from alerts_alertgroup";

    private final ChosenFile chosen = new ChosenFile();

    @Test
    void makesAFileThatIsNotThere() throws Exception {
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40")) {
            backup(source.settings());
            Path file = folder.resolve("new.db");
            RestorePage page = show(ConnectionSettings.sqlite(file));
            awaitNode("#restore-missing");
            screenshot("missing");
            assertThat(page.next().get().commit()).isTrue();
            assertThat(Files.exists(file))
                    .as("nothing is written before the button")
                    .isFalse();
            goOn();
            awaitNode("#restore-done");
            screenshot("done");
            assertThat(((Labeled) node("#restore-result-compared")).getText()).startsWith("yes");
            await(
                    "what to do now",
                    () -> ((Labeled) node("#restore-next"))
                            .getText()
                            .startsWith("The database is that of OnCall 1.2.40 again. Start engine and celery"));
            assertThat(page.next().get().text().key()).isEqualTo("done");
            assertThat(page.backAllowed().get()).isFalse();
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void fillsAnEmptyDatabase() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL, "1.2.40");
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            backup(source.settings());
            show(target.settings());
            awaitNode("#restore-empty");
            goOn();
            awaitNode("#restore-done");
            assertThat(ask(target, COUNT)).isEqualTo(ask(source, COUNT)).isPositive();
        }
    }

    @Test
    void overwritesOnlyAfterTheNameWasTyped() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL, "1.2.40");
                TestDatabase target = Servers.create(Engine.POSTGRESQL, "broken-4701")) {
            backup(source.settings());
            desk.leftovers()
                    .begun(new LeftoverRun(Connections.remembered(target.settings()), "1.8.5", null, Instant.now()));
            show(target.settings());
            awaitNode("#restore-holding");
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#restore-confirm");
            assertThat(target.name()).contains("_");
            assertThat(lookup(".text").queryAllAs(Text.class))
                    .as("the name is shown as it has to be typed")
                    .anyMatch(text -> text.getText().startsWith("Type " + target.name() + " to confirm"));
            Path safe = Files.createDirectory(folder.resolve("safe"));
            type("#restore-folder", safe.resolve("nowhere").toString());
            type("#restore-confirm", target.name());
            await(
                    "it is told",
                    () -> !((Labeled) node("#restore-folder-error")).getText().isEmpty());
            assertThat(node("#next").isDisabled()).as("the folder is none").isTrue();
            type("#restore-folder", safe.toString());
            resize(720, 520);
            screenshot("overwrite");
            resize(1000, 700);
            goOn();
            awaitNode("#restore-done");
            screenshot("overwritten");
            Path kept = Path.of(((Labeled) node("#restore-result-safety")).getText());
            assertThat(kept).isRegularFile().hasParentRaw(safe);
            assertThat(ask(target, COUNT)).isEqualTo(ask(source, COUNT));
            await(
                    "the interrupted upgrade is forgotten",
                    () -> desk.leftovers().list().isEmpty());
        }
    }

    @Test
    void beginsAnewWhereARestoreHasNotEnded() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL);
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            execute(
                    source,
                    "create table alerts_alertgroup as select n, md5(n::text) t from generate_series(1, 1000) n");
            Path file = backup(source.settings());
            try (Connection connection = target.connect()) {
                new UnfinishedRestore(file.getFileName().toString(), "2026-11-22T12:00:00Z", "")
                        .write(connection, Engine.POSTGRESQL);
            }
            execute(target, "create table half (n int)");
            // Whoever holds a lock keeps the restore from removing the table, so that there is time to stop it.
            try (Connection locker = target.connect();
                    Statement lock = locker.createStatement()) {
                locker.setAutoCommit(false);
                lock.execute("lock table half in access share mode");
                show(target.settings());
                awaitNode("#restore-half");
                assertThat(isAbsent("#restore-confirm"))
                        .as("nothing can be missed")
                        .isTrue();
                goOn();
                await(
                        "it is being filled",
                        () -> shell().flow().current().get().closing().get().kind() == Closing.Kind.REFUSED);
                assertThat(node("#home").isDisabled()).isTrue();
                screenshot("filling");
                press("#restore-cancel");
                awaitNode("#question");
                screenshot("stop");
                press("#question-yes");
                awaitNode("#restore-trouble");
                locker.rollback();
            }
            awaitNode("#restore-half");
            screenshot("part");
            assertThat(shell().flow().current().get().closing().get().text().key())
                    .isEqualTo("closing.part");
            goOn();
            awaitNode("#restore-done");
            assertThat(ask(target, COUNT)).isEqualTo(ask(source, COUNT));
        }
    }

    @Test
    void refusesDamagedFilesAndOtherEngines() throws Exception {
        try (TestDatabase source = Servers.create(Engine.SQLITE, "1.2.40");
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            Path file = backup(source.settings());
            show(target.settings());
            awaitNode("#restore-unfit");
            assertThat(node("#next").isDisabled()).isTrue();
            assertThat(lookup("#waiting").queryAs(Hyperlink.class).getText()).contains("cannot be restored there");
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(Files.size(file) / 2);
                int there = bytes.read();
                bytes.seek(Files.size(file) / 2);
                bytes.write(there ^ 1);
            }
            Path made = folder.resolve("new.db");
            RestorePage page = show(ConnectionSettings.sqlite(made));
            awaitNode("#restore-missing");
            goOn();
            awaitNode("#restore-trouble");
            screenshot("damaged");
            assertThat(made).doesNotExist();
            assertThat(page.closing().get()).isEqualTo(Closing.SAFE);
            assertThat(page.backAllowed().get())
                    .as("nothing was changed, so another file may be chosen")
                    .isTrue();
        }
    }

    private Path backup(ConnectionSettings settings) throws Exception {
        Path file = folder.resolve("b.stepwise");
        Backups.choose(settings, file, chosen);
        return file;
    }

    private RestorePage show(ConnectionSettings settings) {
        Connected connected = new Connected();
        connected.settings().set(settings);
        RestorePage page = new RestorePage(desk, chosen, connected);
        open(page);
        return page;
    }

    private static void execute(TestDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long ask(TestDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
