package io.github.stepwise.backup.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders that nobody but their owner may read: they hold what the database holds. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** An empty file. */
    public static Path createFile(Path file) throws IOException {
        return Files.createFile(file, rights(file, "rw-------"));
    }

    /** An empty folder. */
    public static Path createFolder(Path folder) throws IOException {
        return Files.createDirectory(folder, rights(folder, "rwx------"));
    }

    /** Windows has no such rights; there, a folder's own are taken over, which in a home are the user's. */
    private static FileAttribute<?>[] rights(Path path, String rights) throws IOException {
        boolean posix = Files.getFileStore(path.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
