package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code NAME.part} beside a file-to-be, a backup or a restored SQLite database, in which it grows. Nothing bears the final name until it is complete. A
 * folder that a dead run left is cleared by the next one; a lock tells it from one that is at work.
 */
public final class PartFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartFolder.class);
    static final String SUFFIX = ".part";
    private static final String LOCK = "lock";

    private final Path target;
    private final Path folder;
    private final FileChannel lockFile;

    private PartFolder(Path target, Path folder, FileChannel lockFile) {
        this.target = target;
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * @throws BackupFailure if the target is there already, or a run is writing it
     */
    static PartFolder of(Path target) throws BackupFailure {
        if (Files.exists(target)) {
            throw alreadyThere(target);
        }
        return beside(target);
    }

    /**
     * The folder for a file that may be there already.
     *
     * @throws BackupFailure if another run is writing it, or the folder cannot be made
     */
    public static PartFolder beside(Path target) throws BackupFailure {
        Path folder = target.resolveSibling(target.getFileName() + SUFFIX);
        try {
            create(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lockFile)) {
                lockFile.close();
                throw BackupFailure.of(
                        BackupFailure.Kind.FILE,
                        "Another Stepwise is writing " + target + " at this moment.",
                        "Wait for it, or choose another name.");
            }
            PartFolder part = new PartFolder(target, folder, lockFile);
            part.empty();
            return part;
        } catch (IOException e) {
            throw BackupFailure.of(
                            BackupFailure.Kind.FILE,
                            target + " cannot be written (" + reason(e) + ").",
                            "Choose a folder that is there and that you may write to.")
                    .causedBy(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder is not there";
        } else if (e instanceof AccessDeniedException) {
            return "you may not write to its folder";
        }
        String words = e instanceof FileSystemException refused ? refused.getReason() : e.getMessage();
        return words == null ? e.getClass().getSimpleName() : words;
    }

    /** One that is there already must be of a run before; nothing of anybody else's is ever deleted. */
    private static void create(Path folder) throws IOException, BackupFailure {
        if (!Files.exists(folder)) {
            OwnerOnly.createFolder(folder);
            return;
        }
        try (Stream<Path> found = Files.list(folder)) {
            if (!Files.exists(folder.resolve(LOCK)) && found.findAny().isPresent()) {
                throw BackupFailure.of(
                        BackupFailure.Kind.FILE,
                        "There is a folder " + folder + " that Stepwise has not made, and it needs that name.",
                        "Choose another name for the backup, or rename that folder.");
            }
        }
    }

    /** An empty file that only its owner may read, also under its final name. */
    Path createFile(String name) throws IOException {
        return OwnerOnly.createFile(folder.resolve(name));
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static BackupFailure alreadyThere(Path target) {
        return BackupFailure.of(
                BackupFailure.Kind.FILE,
                "There is already a file " + target + ", and a backup is never written over.",
                "Choose another name, or move that file away.");
    }

    /** A file in it, whether or not it is there. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** Gives a complete and synced file its final name. Whatever took that name meanwhile stays. */
    void publish(Path complete) throws IOException, BackupFailure {
        try {
            // A link, unlike a move, never replaces anything.
            Files.createLink(target, complete);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(target);
        } catch (UnsupportedOperationException | IOException noLinks) {
            if (Files.exists(target)) {
                throw alreadyThere(target);
            }
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        }
        syncFolder(target.getParent());
    }

    /** Only POSIX systems let a folder be opened; elsewhere the file system looks after its own entries. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossible) {
            // The file itself is synced.
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> left = found.filter(path -> !path.endsWith(LOCK))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : left) {
                Files.delete(path);
            }
        }
    }

    /** Removes the folder with all that is in it. What cannot be removed now, the next run to the same name removes. */
    @Override
    public void close() {
        try {
            try {
                empty();
            } finally {
                lockFile.close();
            }
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("the folder {} could not be removed; delete it by hand", folder, e);
        }
    }
}
