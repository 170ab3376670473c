package io.github.stepwise.ui.page.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.Encryption;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.testing.Drops;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Choosing and opening backup files: plain, encrypted, damaged, and files that are none. */
class FilePageTest extends UiTest {
    private static final String PASSPHRASE = "four words that rhyme";

    private final ChosenFile chosen = new ChosenFile();

    @Test
    void opensAPlainFileThatWasChosen() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            Path file = backup(database, BackupOptions.usual().withoutCheck()).file();
            FilePage page = show();
            assertThat(node("#next").isDisabled()).as("nothing is chosen").isTrue();
            desktop.choose(file);
            press("#file-choose");
            awaitNode("#file-content-panel");
            assertThat(((Labeled) node("#file-content-database")).getText()).isEqualTo(database.name());
            assertThat(((Labeled) node("#file-content-server")).getText()).contains("PostgreSQL 16");
            press("#file-tables-fold");
            assertThat(lookup("#file-tables").queryListView().getItems())
                    .anySatisfy(line -> assertThat(line.toString()).contains("alerts_alertgroup"));
            screenshot("plain");
            assertThat(chosen.require()).isEqualTo(file);
            assertThat(chosen.manifest().get().rows()).isPositive();
            assertThat(page.next().get().text().key()).isEqualTo("next");

            type("#file-path", folder.resolve("other").toString());
            assertThat(chosen.file().get())
                    .as("what was opened before is not what stands there")
                    .isNull();
            assertThat(page.next().get().text().key()).isEqualTo("open");
        }
    }

    @Test
    void asksForTheKeyOfAnEncryptedFile() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            BackupResult made = backup(
                    database,
                    BackupOptions.usual()
                            .withoutCheck()
                            .withEncryption(new Encryption(Secret.of(PASSPHRASE), List.of())));
            show();
            assertWaitsFor("#file-path");
            type("#file-path", made.file().toString());
            goOn();
            awaitNode("#file-key-panel");
            assertThat(isAbsent("#file-key-error")).as("no key was wrong yet").isTrue();
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#file-key");

            type("#file-key", "not this one");
            press("#file-open");
            awaitNode("#file-key-error");
            assertThat(((Labeled) node("#file-key-error")).getText()).contains("wrong");
            screenshot("wrong-key");
            type("#file-key", PASSPHRASE);
            push(KeyCode.ENTER);
            awaitNode("#file-content-panel");
            assertThat(stage.getScene().getFocusOwner()).as("the field is gone").isSameAs(node("#next"));
            assertThat(chosen.keys().get().passphrase().reveal()).isEqualTo(PASSPHRASE);

            type("#file-path", made.file().toString() + " ");
            goOn();
            awaitNode("#file-key-panel");
            Path note = Files.writeString(
                    folder.resolve("note.txt"), made.recoveryNote().orElseThrow());
            desktop.choose(note);
            press("#file-key-file");
            awaitNode("#file-content-panel");
            assertThat(chosen.keys().get().identities()).hasSize(1);
        }
    }

    @Test
    void explainsFilesThatAreNoBackups() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.stepwise"), "Dear all");
        FilePage page = show();
        interact(() -> page.fill(file));
        awaitNode("#file-trouble");
        screenshot("no-backup");
        assertThat(((Labeled) node("#file-trouble-sentence")).getText()).contains("letter.stepwise");
        assertThat(chosen.file().get()).isNull();

        type("#file-path", folder.resolve("gone.stepwise").toString());
        goOn();
        awaitNode("#file-trouble");
        assertThat(((Labeled) node("#file-trouble-sentence")).getText()).contains("gone.stepwise");
    }

    private BackupResult backup(TestDatabase database, BackupOptions options) throws Exception {
        return new Backup(database.settings(), folder.resolve("b.stepwise"), options, "Stepwise test", event -> {})
                .run();
    }

    @Test
    void aFileMayBeDroppedAnywhereOnThePage() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Path file = backup(database, BackupOptions.usual().withoutCheck()).file();
            show();
            interact(() -> Drops.send(node("#page-title"), DragEvent.DRAG_DROPPED, Drops.files(file.toString())));
            awaitNode("#file-content-panel");
            assertThat(chosen.require()).isEqualTo(file);
        }
    }

    private FilePage show() {
        FilePage page = new FilePage(desk, chosen, true);
        open(page);
        return page;
    }
}
