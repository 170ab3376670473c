package io.github.stepwise.ui.page.checkfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.UiTest;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** Checking of files that are good and of one that is not. */
class CheckFilePageTest extends UiTest {
    private final ChosenFile chosen = new ChosenFile();

    @Test
    void restoresASqliteBackupForATrial() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            backup(database.settings());
            CheckFilePage page = show();
            assertThat(page.next().get().commit()).isFalse();
            screenshot("before");
            goOn();
            awaitNode("#check-file-good");
            screenshot("good");
            assertThat(((Labeled) node("#check-file-result-restored")).getText())
                    .contains("came back");
            assertThat(page.next().get().text().key()).isEqualTo("done");
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(Path::getFileName).map(Path::toString))
                        .as("nothing is left of the trial")
                        .containsExactlyInAnyOrder("b.stepwise", "settings");
            }
        }
    }

    @Test
    void leavesATrialOnAServerToTheCommandLine() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            backup(database.settings());
            show();
            press("#check-file-by-hand");
            assertThat(lookup("#check-file-command")
                            .queryAs(TextInputControl.class)
                            .getText())
                    .contains("stepwise backup verify --restore --engine postgresql");
            screenshot("by-hand");
            assertThat(isAbsent("#check-file-trial")).isTrue();
            goOn();
            awaitNode("#check-file-good");
            assertThat(((Labeled) node("#check-file-result-restored")).getText())
                    .isEqualTo("not tried");
        }
    }

    @Test
    void tellsThatAFileIsDamaged() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Path file = backup(database.settings());
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(Files.size(file) / 2);
                int there = bytes.read();
                bytes.seek(Files.size(file) / 2);
                bytes.write(there ^ 1);
            }
            CheckFilePage page = show();
            goOn();
            awaitNode("#check-file-trouble");
            screenshot("damaged");
            assertThat(page.next().get().text().key()).isEqualTo("check-again");
            assertThat(isAbsent("#check-file-good")).isTrue();
        }
    }

    private Path backup(ConnectionSettings settings) throws Exception {
        Path file = folder.resolve("b.stepwise");
        Backups.choose(settings, file, chosen);
        return file;
    }

    private CheckFilePage show() {
        CheckFilePage page = new CheckFilePage(desk, chosen);
        open(page);
        return page;
    }
}
