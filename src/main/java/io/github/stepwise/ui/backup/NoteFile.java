package io.github.stepwise.ui.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file with a recovery key in it, which its owner alone may read. */
final class NoteFile {
    private NoteFile() {}

    /** Writes it beside its place first, so that the key is never in a file that others may read. */
    static Path write(Path file, String text) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path made = Files.createTempFile(parent, ".note", ".txt", ownerOnly());
        try {
            Files.writeString(made, text, StandardCharsets.UTF_8);
            return Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** On Windows the rights of the folder count. */
    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
