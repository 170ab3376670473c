package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupReader;
import java.io.IOException;

/** The check of a file by itself: every byte, then everything in it. */
final class FileCheck {
    private FileCheck() {}

    /** @param threads how many tables are read at once */
    static void run(BackupReader reader, int threads, TaskControl control) throws BackupFailure, IOException {
        bytes(reader, control);
        control.begin(Step.CHECKING_CONTENT, reader.manifest().rawBytes(), 0);
        reader.checkContent(threads, control);
        control.finish();
    }

    /** The bytes alone. */
    static void bytes(BackupReader reader, TaskControl control) throws BackupFailure, IOException {
        control.begin(Step.CHECKING_FILE, reader.fileBytes(), 0);
        reader.check(control);
        control.finish();
    }
}
