package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OnCall's database comes back with nothing but a shell, the engine's client, zstd and age. */
class SampleByHandTest {
    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void comesBackEqual(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase back = empty(engine)) {
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"));
            Unpacked unpacked = Unpacked.of(backup.file(), place, engine).provide("sha256sum");
            Unpacked.Outcome outcome = unpacked.restore(back);
            assertThat(outcome.code()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .contains("SHA256SUMS", "The backup is restored")
                    .doesNotContain("ERROR", "rror:");
            compare(database, back);

            Unpacked.Outcome again = unpacked.restore(back);
            assertThat(again.code()).as(again.output()).isEqualTo(1);
            assertThat(again.output())
                    .containsAnyOf("is not empty", "is there already")
                    .contains("nothing was changed");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void comesBackFromAnEncryptedFile(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase back = empty(engine)) {
            BackupOptions options = BackupOptions.usual()
                    .withEncryption(new Encryption(Secret.of("correct horse battery staple"), List.of()));
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"), options);
            Unpacked unpacked = Unpacked.of(backup.file(), place, engine).provide("age");
            for (String open : List.of("README.txt", "restore.sh", "restore.cmd")) {
                assertThat(unpacked.text(open))
                        .as("what everybody can read")
                        .doesNotContain("alerts_", "django")
                        .doesNotContain(Path.of(database.name()).getFileName().toString());
            }
            String key = backup.recoveryNote()
                    .orElseThrow()
                    .lines()
                    .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(place.resolve("other key"), "AGE-SECRET-KEY-1" + "Q".repeat(58) + "\n");
            Unpacked.Outcome refused =
                    unpacked.with("AGE_IDENTITY", "other key").restore(back);
            assertThat(refused.code()).as(refused.output()).isEqualTo(1);
            assertThat(refused.output()).contains("The key does not open this backup; nothing was changed.");

            Files.writeString(place.resolve("my key"), key + "\n");
            Unpacked.Outcome outcome = unpacked.with("AGE_IDENTITY", "my key").restore(back);
            assertThat(outcome.code()).as(outcome.output()).isZero();
            compare(database, back);
        }
    }

    /** On SQLite nothing may be there. */
    private static TestDatabase empty(Engine engine) throws Exception {
        TestDatabase database = Servers.create(engine);
        if (engine == Engine.SQLITE) {
            Files.deleteIfExists(database.file());
        }
        return database;
    }

    private static void compare(TestDatabase database, TestDatabase back) throws Exception {
        Engine engine = database.engine();
        try (Connection was = database.connect();
                Connection is = back.connect()) {
            assertThat(DatabaseFacts.schema(is, engine)).isEqualTo(DatabaseFacts.schema(was, engine));
            assertThat(DatabaseFacts.rows(is, engine))
                    .isEqualTo(DatabaseFacts.rows(was, engine))
                    .isNotEmpty();
        }
    }
}
