package io.github.stepwise.backup.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place that cannot be written to is told of in words, not in the name of an exception. */
class PartFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThere() {
        Path target = folder.resolve("nowhere").resolve("a.stepwise");
        assertThatThrownBy(() -> PartFolder.beside(target))
                .isInstanceOf(BackupFailure.class)
                .hasMessage(target + " cannot be written (its folder is not there).");
    }

    @Test
    void whatTheSystemSays() throws Exception {
        Path target = Files.createFile(folder.resolve("a-file")).resolve("a.stepwise");
        assertThatThrownBy(() -> PartFolder.beside(target))
                .isInstanceOf(BackupFailure.class)
                .hasMessageNotContaining("java.nio")
                .hasMessageEndingWith("(Not a directory).");
    }
}
