package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and texts that scripts and clients take for something else, in the clear and encrypted. */
class OddByHandTest {
    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void comesBackEqual(Engine engine) throws Exception {
        try (TestDatabase database = odd(engine);
                TestDatabase back = Saved.empty(engine)) {
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"));
            try (Unpacked unpacked = Unpacked.of(backup.file(), place, engine).provide("sha256sum")) {
                succeed(unpacked.restore(back), "Comparing all files with SHA256SUMS");
            }
            assertSame(backup, back);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void comesBackFromAnEncryptedFile(Engine engine) throws Exception {
        try (TestDatabase database = odd(engine);
                TestDatabase back = Saved.empty(engine)) {
            BackupResult plain = Saved.backup(database, place.resolve("plain.stepwise"));
            BackupOptions options = BackupOptions.usual()
                    .withEncryption(new Encryption(Secret.of("correct horse battery staple"), List.of()));
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"), options);
            try (Unpacked unpacked = Unpacked.of(backup.file(), place, engine).provide("age")) {
                tellsNoNames(unpacked, database);
                refusesOtherKeys(unpacked, back);
                Files.writeString(place.resolve("my key"), key(backup) + "\n");
                succeed(unpacked.with("AGE_IDENTITY", "my key").restore(back), "The backup is restored");
                assertThat(unpacked.folder().resolve(MySqlClient.ROWS))
                        .satisfiesAnyOf(
                                file -> assertThat(file).doesNotExist(),
                                file -> assertThat(file).isEmptyFile());
            }
            assertSame(plain, back);
        }
    }

    private static TestDatabase odd(Engine engine) throws Exception {
        TestDatabase database = Servers.create(engine);
        Saved.execute(database, OddSchemas.of(engine).toArray(String[]::new));
        return database;
    }

    private static void succeed(Unpacked.Outcome outcome, String says) {
        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(says).doesNotContainIgnoringCase("error");
    }

    private void assertSame(BackupResult backup, TestDatabase back) throws Exception {
        BackupResult again = Saved.backup(back, place.resolve("again.stepwise"));
        assertThat(Saved.content(again)).isEqualTo(Saved.content(backup));
    }

    private static void tellsNoNames(Unpacked unpacked, TestDatabase database) throws Exception {
        for (String open : List.of("README.txt", "restore.sh", "restore.cmd")) {
            assertThat(unpacked.text(open))
                    .as("what everybody can read")
                    .doesNotContain("empty_one", "it's; a")
                    .doesNotContain(Path.of(database.name()).getFileName().toString());
        }
    }

    private void refusesOtherKeys(Unpacked unpacked, TestDatabase back) throws Exception {
        Files.writeString(place.resolve("other"), "AGE-SECRET-KEY-1" + "Q".repeat(58) + "\n");
        Unpacked.Outcome refused = unpacked.with("AGE_IDENTITY", "other").restore(back);
        assertThat(refused.code()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("The key does not open this backup; nothing was changed.");
    }

    private static String key(BackupResult backup) {
        return backup.recoveryNote()
                .orElseThrow()
                .lines()
                .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
                .findFirst()
                .orElseThrow();
    }
}
