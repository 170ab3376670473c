package io.github.stepwise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The file for a recovery note. It is made before the backup begins, so that a backup is never left without the note that was
 * wanted, for its owner alone, and goes again when nothing came to be written to it.
 */
final class NoteFile implements AutoCloseable {
    private final Path file;
    private boolean written;

    private NoteFile(Path file) {
        this.file = file;
    }

    /** Nobody wants a file. */
    static NoteFile none() {
        return new NoteFile(null);
    }

    /** @throws Trouble.Stop if it is there already or cannot be made */
    static NoteFile reserve(Path file) {
        try {
            Files.createFile(file, ownerOnly());
            return new NoteFile(file.toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            throw Trouble.usage(
                            "--recovery-note: there is already a file " + file + ", and a note is never written over.",
                            "Choose another name.")
                    .stop();
        } catch (IOException e) {
            throw Trouble.usage(
                            "--recovery-note: the file " + file + " cannot be made (" + e.getMessage() + ").",
                            "Name a file in a folder that is there and that you may write to.")
                    .stop();
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

    boolean isWanted() {
        return file != null;
    }

    /** Where the note was written to. */
    Optional<Path> path() {
        return written ? Optional.of(file) : Optional.empty();
    }

    /** @throws Trouble.Stop if it cannot be written; the backup is there all the same */
    void write(String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
            written = true;
        } catch (IOException e) {
            throw new Trouble(
                            ExitCode.FAILED,
                            "The backup is made, but its recovery note could not be written to " + file + " ("
                                    + e.getMessage() + ").",
                            "The backup can be opened with its passphrase and with the keys of its recipients only.",
                            java.util.List.of("Make another backup if you want a note."),
                            "")
                    .stop();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null && !written) {
            Files.deleteIfExists(file);
        }
    }
}
