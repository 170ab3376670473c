package io.github.stepwise.ui.page.save;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** A backup by itself, of a real database of each kind. */
class SavePageTest extends UiTest {
    private static final String PASSPHRASE = "four words that rhyme";

    @Test
    void savesAServersDatabase() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            SavePage page = show(database);
            type("#save-folder", folder.toString());
            type("#save-name", "mine");
            await(
                    "the size is told",
                    () -> ((Labeled) node("#save-size")).getText().contains("takes up"));
            screenshot("form");
            goOn();
            awaitNode("#save-result");
            screenshot("made");

            assertThat(node("#next").isDisabled()).isFalse();
            assertThat(page.next().get().text().key()).isEqualTo("done");
            Path file = folder.resolve("mine.stepwise");
            assertThat(((Labeled) node("#save-made-file")).getText()).isEqualTo(file.toString());
            assertThat(new Verification(file, BackupKeys.none(), Optional.empty(), 1, event -> {})
                            .run()
                            .manifest()
                            .rows())
                    .isPositive();
        }
    }

    @Test
    void doesNotLetAnEncryptedOneGoWithoutItsNote() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            SavePage page = show(database);
            type("#save-folder", folder.toString());
            type("#save-name", "sealed");
            press("#save-encrypt");
            type("#save-passphrase", PASSPHRASE);
            type("#save-again", "something else");
            assertThat(((Labeled) node("#save-again-error")).getText()).contains("differ");
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#save-again");
            type("#save-again", PASSPHRASE);
            screenshot("encrypted");
            goOn();
            awaitNode("#save-note");
            screenshot("note");

            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#save-note-kept");
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.ASK);
            String note = lookup("#save-note").queryAs(TextInputControl.class).getText();
            assertThat(note).contains("AGE-SECRET-KEY-1").doesNotContain(PASSPHRASE);
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("note.txt");
            desktop.choose(elsewhere);
            press("#save-save-note");
            await(
                    "the note is saved",
                    () -> ((Labeled) node("#save-note-saved")).getText().contains("Saved"));
            assertThat(Files.readString(elsewhere)).isEqualTo(note);
            press("#save-note-kept");
            assertThat(node("#next").isDisabled()).isFalse();
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
            BackupKeys keys = new BackupKeys(List.of(), Secret.of(PASSPHRASE));
            assertThat(new Verification(folder.resolve("sealed.stepwise"), keys, Optional.empty(), 1, event -> {})
                            .run()
                            .encrypted())
                    .isTrue();
        }
    }

    @Test
    void refusesFoldersAndNamesThatDoNotServe() throws Exception {
        Files.createFile(folder.resolve("there.stepwise"));
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            show(database);
            type("#save-folder", folder.resolve("nowhere").toString());
            await(
                    "it is told",
                    () -> ((Labeled) node("#save-folder-error")).getText().contains("no such folder"));
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#save-folder");

            desktop.choose(folder);
            press("#save-choose-folder");
            type("#save-name", "there");
            await(
                    "it is told",
                    () -> ((Labeled) node("#save-name-error")).getText().contains("already a file"));
            screenshot("taken");
            assertThat(node("#next").isDisabled()).isTrue();
            assertThat(Files.size(folder.resolve("there.stepwise"))).isZero();
        }
    }

    private SavePage show(TestDatabase database) {
        Connected connected = new Connected();
        connected.settings().set(database.settings());
        SavePage page = new SavePage(desk, connected);
        open(page);
        return page;
    }
}
