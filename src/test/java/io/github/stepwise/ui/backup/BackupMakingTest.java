package io.github.stepwise.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.testing.Pump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The making of a backup, without a window. */
class BackupMakingTest {
    @TempDir
    private Path folder;

    private final Pump pump = new Pump();

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void remembersTheFolderThatWasChosen() throws Exception {
        Desk desk = pump.desk(folder);
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            BackupMaking making = new BackupMaking(desk);
            making.about(database.settings(), "");
            assertThat(making.form().folder().get())
                    .as("beside the file, as nothing was chosen yet")
                    .isEqualTo(database.file().getParent().toString());
            making.form().folder().set(folder.toString());
            making.form().encrypted().set(true);
            making.form().passphrase().set("four words that rhyme");
            making.form().again().set("four words that rhyme");
            pump.await("the form is valid", () -> making.possible().get());
            making.make();
            assertThat(making.closing().get().kind()).isEqualTo(Closing.Kind.ASK);
            pump.await("it is made", () -> making.phase().get() == BackupMaking.Phase.MADE);
            assertThat(making.settled().get()).as("the note is not kept yet").isFalse();
            making.noteKept().set(true);
            assertThat(making.settled().get()).isTrue();
            assertThat(making.form().passphrase().get())
                    .as("nobody needs it any more")
                    .isEmpty();

            BackupMaking next = new BackupMaking(desk);
            next.about(database.settings(), "");
            assertThat(next.form().folder().get()).isEqualTo(folder.toString());

            Files.delete(making.made().get().file());
            making.about(database.settings(), "");
            assertThat(making.phase().get()).as("the file is gone").isEqualTo(BackupMaking.Phase.FORM);
            assertThat(making.settled().get()).isFalse();
        }
    }

    @Test
    void forgetsABackupOfAnotherDatabase() throws Exception {
        try (TestDatabase one = Servers.create(Engine.SQLITE, "1.2.40");
                TestDatabase other = Servers.create(Engine.SQLITE, "broken-4701")) {
            BackupMaking making = new BackupMaking(pump.desk(folder));
            making.about(one.settings(), "");
            making.form().folder().set(folder.toString());
            pump.await("the form is valid", () -> making.possible().get());
            making.make();
            pump.await("it is made", () -> making.phase().get() == BackupMaking.Phase.MADE);
            making.about(one.settings(), "");
            assertThat(making.settled().get()).as("the same database").isTrue();
            making.about(other.settings(), "");
            assertThat(making.settled().get()).isFalse();
            assertThat(making.made().get()).isNull();
        }
    }

    @Test
    void refusesADatabaseThatIsHalfRestored() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            try (Connection connection = database.connect()) {
                new UnfinishedRestore("b.stepwise", "2026-11-22T12:00:00Z", "").write(connection, Engine.POSTGRESQL);
            }
            BackupMaking making = new BackupMaking(pump.desk(folder));
            making.about(database.settings(), "");
            making.form().folder().set(folder.toString());
            pump.await("the database has answered", () -> making.source().get() != null);
            pump.await("the disk has answered", () -> making.form().valid().get());
            assertThat(making.isHalfRestored()).isTrue();
            assertThat(making.source().get().bytes()).isPositive();
            assertThat(making.possible().get()).isFalse();
        }
    }

    @Test
    void tellsWhyThereIsNone() throws Exception {
        Path missing = folder.resolve("gone.db");
        BackupMaking making = new BackupMaking(pump.desk(folder));
        making.about(ConnectionSettings.sqlite(missing), "halfway");
        assertThat(making.form().name().get()).startsWith("gone.db-halfway-").endsWith(".stepwise");
        pump.await("the form is valid", () -> making.possible().get());
        making.make();
        pump.await("it failed", () -> making.failure().get() != null);
        assertThat(making.phase().get()).isEqualTo(BackupMaking.Phase.FORM);
        assertThat(making.closing().get()).isEqualTo(Closing.SAFE);
        pump.await("it can be tried again", () -> making.possible().get());
    }
}
