package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who can open a backup, and that nobody learns how from what is shown. */
class EncryptedBackupTest {
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String SECRET_KEY = "AGE-SECRET-KEY-1";

    @TempDir
    private Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<String> seen = new ArrayList<>();

    private TestDatabase source;
    private Path file;

    @BeforeEach
    void prepare() throws SQLException {
        source = Servers.create(Engine.SQLITE);
        BackupCommandsTest.execute(source, "create table t (v integer)");
        file = directory.resolve("secret.stepwise");
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
    }

    @AfterEach
    void nothingWasShown() {
        root.detachAppender(log);
        root.setLevel(before);
        source.close();
        log.list.forEach(event -> seen.add(event.getFormattedMessage() + event.getThrowableProxy()));
        assertThat(seen)
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text).doesNotContain(PASSPHRASE).doesNotContain(SECRET_KEY));
    }

    @Test
    void passphraseRecipientAndNoteOpenItEach() throws Exception {
        AgeIdentity owner = AgeIdentity.generate();
        Path key =
                Files.writeString(directory.resolve("owner.key"), owner.secret().reveal() + "\n");
        Path stranger = Files.writeString(
                directory.resolve("stranger.key"),
                AgeIdentity.generate().secret().reveal() + "\n");
        Path passphrase = Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n");
        Path note = directory.resolve("note.txt");
        CommandRun.Outcome created = create(
                new CommandRun(),
                "--json",
                "--passphrase-file",
                passphrase.toString(),
                "--recipient",
                owner.recipient().toString(),
                "--recovery-note",
                note.toString());
        assertThat(created.exitCode()).as(created.all()).isZero();
        assertThat(created.json().at("/backup/encrypted").asBoolean()).isTrue();
        assertThat(created.json().at("/backup/recoveryNote").asText()).isEqualTo(note.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
                .isEqualTo("rw-------");
        assertThat(note).content().contains(SECRET_KEY, "secret.stepwise");

        assertThat(open(new CommandRun()).exitCode()).isEqualTo(2);
        assertThat(open(new CommandRun(), "--json").json().at("/error/kind").asText())
                .isEqualTo("key_needed");
        Path edited = Files.writeString(directory.resolve("edited.txt"), "\uFEFF" + Files.readString(note));
        Path editedKey = Files.writeString(directory.resolve("edited.key"), "\uFEFF" + Files.readString(key));
        for (Path good : List.of(key, note, edited, editedKey)) {
            assertThat(open(new CommandRun(), "--identity", good.toString()).exitCode())
                    .isZero();
        }
        assertThat(open(new CommandRun(), "--passphrase-file", passphrase.toString())
                        .exitCode())
                .isZero();
        CommandRun.Outcome wrong = open(new CommandRun(), "--json", "--identity", stranger.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.json().at("/error/kind").asText()).isEqualTo("wrong_key");
        CommandRun.Outcome typo = open(new CommandRun().with(KeyOptions.VARIABLE, "a different passphrase"), "--json");
        assertThat(typo.json().at("/error/kind").asText()).isEqualTo("wrong_key");

        Path back = directory.resolve("back.db");
        CommandRun.Outcome restored = see(new CommandRun()
                .with(KeyOptions.VARIABLE, PASSPHRASE)
                .run("restore", file.toString(), "--file", back.toString()));
        assertThat(restored.exitCode()).as(restored.all()).isZero();
        assertThat(back).exists();
    }

    @Test
    void onATerminalItAsksAndShowsTheNoteOnce() throws IOException {
        CommandRun differing = new CommandRun().typing(PASSPHRASE, "another");
        assertThat(create(differing, "--passphrase").err()).contains("differ");
        assertThat(create(new CommandRun(), "--passphrase").err()).contains("there is none", "--passphrase-file");

        CommandRun.Outcome run = new CommandRun()
                .typing(PASSPHRASE, PASSPHRASE)
                .run(LookingCommandsTest.on(source, "backup", "create", "--to", file.toString(), "--passphrase"));
        assertThat(run.exitCode()).as(run.all()).isZero();
        assertThat(run.err()).doesNotContain(SECRET_KEY);
        String shown = run.out();
        assertThat(shown)
                .containsOnlyOnce(SECRET_KEY)
                .contains("shown only now")
                .doesNotContain(PASSPHRASE);
        String key = shown.lines()
                .filter(line -> line.startsWith(SECRET_KEY))
                .findFirst()
                .orElseThrow();

        CommandRun.Outcome byKey = open(new CommandRun().typing(key));
        assertThat(byKey.exitCode()).isZero();
        assertThat(byKey.questions()).singleElement().asString().contains("Passphrase or recovery key");
        assertThat(open(new CommandRun().typing(PASSPHRASE)).exitCode()).isZero();
        assertThat(open(new CommandRun().typing(PASSPHRASE), "--passphrase").exitCode())
                .isZero();
    }

    @Test
    void inScriptsTheVariableEncryptsAndAMissingNoteIsSaid() {
        CommandRun.Outcome run = create(new CommandRun().with(KeyOptions.VARIABLE, PASSPHRASE), "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().at("/backup/encrypted").asBoolean()).isTrue();
        assertThat(run.json().at("/backup/recoveryNote").isNull()).isTrue();
        assertThat(run.err()).contains("no recovery note was kept", "--recovery-note");
    }

    @Test
    void noteIsNeverWrittenOverNorLeftEmpty() throws IOException {
        Path note = Files.writeString(directory.resolve("note.txt"), "another note");
        CommandRun run = new CommandRun().with(KeyOptions.VARIABLE, PASSPHRASE);
        CommandRun.Outcome taken = create(run, "--recovery-note", note.toString());
        assertThat(taken.exitCode()).isEqualTo(2);
        assertThat(note).hasContent("another note");
        assertThat(file).doesNotExist();

        Files.writeString(file, "in the way");
        Path fresh = directory.resolve("fresh.txt");
        assertThat(create(run, "--recovery-note", fresh.toString()).exitCode()).isEqualTo(2);
        assertThat(fresh).doesNotExist();
        assertThat(create(new CommandRun(), "--recovery-note", fresh.toString()).err())
                .contains("nothing says how to encrypt");
    }

    private CommandRun.Outcome create(CommandRun run, String... options) {
        List<String> all = new ArrayList<>(List.of("backup", "create", "--to", file.toString()));
        all.addAll(List.of(options));
        return see(run.run(LookingCommandsTest.on(source, all.toArray(String[]::new))));
    }

    private CommandRun.Outcome open(CommandRun run, String... options) {
        List<String> all = new ArrayList<>(List.of("backup", "show", file.toString()));
        all.addAll(List.of(options));
        return see(run.run(all.toArray(String[]::new)));
    }

    private CommandRun.Outcome see(CommandRun.Outcome run) {
        seen.add(run.all());
        return run;
    }
}
