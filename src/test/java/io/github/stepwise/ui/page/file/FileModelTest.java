package io.github.stepwise.ui.page.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgePassphrase;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.backup.KeyText;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.page.file.FileModel.Look;
import io.github.stepwise.ui.testing.Pump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening of backup files and their keys, without a window. */
class FileModelTest {
    private static final String PASSPHRASE = "four words that rhyme";

    @TempDir
    private Path folder;

    private final Pump pump = new Pump();
    private final ChosenFile chosen = new ChosenFile();
    private final FileModel model = new FileModel(pump.background(), chosen);

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void opensAnEncryptedFileOnlyWithItsKey() throws Exception {
        BackupResult made = sealed();
        assertThat(model.possible().get()).isFalse();
        model.choose(made.file());
        pump.await("the key is asked for", () -> model.look().get() instanceof Look.KeyNeeded);
        assertThat(((Look.KeyNeeded) model.look().get()).wrong()).isNull();
        assertThat(model.possible().get()).as("a key has to be typed").isFalse();
        model.key().set("wrong");
        model.open();
        pump.await("it was wrong", () -> model.look().get() instanceof Look.KeyNeeded needed && needed.wrong() != null);
        assertThat(chosen.file().get()).isNull();
        model.key()
                .set(made.recoveryNote()
                        .orElseThrow()
                        .lines()
                        .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
                        .findFirst()
                        .orElseThrow()
                        .toLowerCase(Locale.ROOT));
        model.open();
        pump.await("it is open", model::isOpen);
        assertThat(chosen.keys().get().identities()).hasSize(1);
        assertThat(model.key().get()).as("nobody needs it any more").isEmpty();

        model.path().set(folder.resolve("other").toString());
        assertThat(chosen.file().get()).isNull();
        assertThat(chosen.keys().get().isEmpty()).isTrue();
    }

    @Test
    void doesNotTakeTheAnswerAboutAnotherFile() throws Exception {
        BackupResult made = sealed();
        model.choose(made.file());
        model.path().set("something else");
        var second = model.open();
        pump.await(
                "the second answer is there", () -> second.toCompletableFuture().isDone());
        assertThat(model.look().get()).isInstanceOf(Look.Failed.class);
        assertThat(chosen.file().get()).isNull();
    }

    @Test
    void readsKeyFilesOfAllKinds() throws Exception {
        AgeIdentity identity = AgeIdentity.generate();
        Path plain = Files.writeString(
                folder.resolve("plain.key"), "# mine\r\n" + identity.secret().reveal() + "\r\n");
        assertThat(KeyText.file(plain, "")).isEqualTo(new BackupKeys(List.of(identity), Secret.none()));
        Path note = Files.writeString(
                folder.resolve("note.txt"),
                "\uFEFFRECOVERY NOTE FOR AN ENCRYPTED BACKUP\nKeep it.\n"
                        + identity.secret().reveal() + "\nWith Stepwise: restore\n");
        assertThat(KeyText.file(note, "").identities()).containsExactly(identity);
        Path sealed = Files.write(folder.resolve("sealed.key"), AgePassphrase.encrypt(identity, Secret.of(PASSPHRASE)));
        assertThat(KeyText.file(sealed, PASSPHRASE).identities()).containsExactly(identity);
        assertThatThrownBy(() -> KeyText.file(sealed, ""))
                .isInstanceOfSatisfying(
                        BackupFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.KEY_NEEDED));
        Path large = Files.write(folder.resolve("large"), new byte[2 << 20]);
        assertThatThrownBy(() -> KeyText.file(large, "")).isInstanceOf(BackupFailure.class);
        assertThat(KeyText.typed(" leading blank").passphrase().reveal())
                .as("blanks belong to a passphrase")
                .isEqualTo(" leading blank");
    }

    private BackupResult sealed() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            BackupOptions options = BackupOptions.usual()
                    .withoutCheck()
                    .withEncryption(new Encryption(Secret.of(PASSPHRASE), List.of()));
            return new Backup(database.settings(), folder.resolve("b.stepwise"), options, "Stepwise test", event -> {})
                    .run();
        }
    }
}
