package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies beside the place of a SQLite file. */
class SqliteByHandTest {
    @TempDir
    Path place;

    @Test
    void leftoversOfAnotherDatabaseStopIt() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            Saved.execute(database, "create table t (v integer)", "insert into t values (1)");
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"));
            try (Unpacked unpacked = Unpacked.of(backup.file(), place, Engine.SQLITE)) {
                for (String kind : new String[] {"-wal", "-journal", "-shm"}) {
                    Path left = Files.writeString(place.resolve("back.db" + kind), "old");
                    Unpacked.Outcome outcome = unpacked.restore("back.db");
                    assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
                    assertThat(outcome.output())
                            .contains("back.db" + kind + " is there; nothing was changed.", "move that file away");
                    assertThat(left).hasContent("old");
                    assertThat(place.resolve("back.db")).doesNotExist();
                    Files.delete(left);
                }
                assertThat(unpacked.text("restore.cmd")).contains("(wal journal shm)", "goto stale");
                assertThat(unpacked.restore("back.db").code()).isZero();
            }
        }
    }
}
