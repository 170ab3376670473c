package io.github.stepwise.backup.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stops writing before the disk is full: a desktop without any space left is in trouble of its own. */
final class SpaceGuard {
    /** Bytes that are left to others. */
    static final long RESERVE = 64L << 20;

    private static final long CHECK_EVERY = 16L << 20;

    private final Path folder;
    private final FileStore store;
    private long unchecked;

    SpaceGuard(Path folder) throws IOException {
        this.folder = folder;
        this.store = Files.getFileStore(folder);
    }

    /**
     * @throws NoSpace if too little is left
     */
    synchronized void beforeWriting(long bytes) throws IOException {
        unchecked += bytes;
        if (unchecked >= CHECK_EVERY) {
            unchecked = 0;
            check();
        }
    }

    void check() throws IOException {
        long usable = store.getUsableSpace();
        if (usable < RESERVE) {
            throw new NoSpace(folder, usable);
        }
    }

    /** The disk is as good as full. */
    static final class NoSpace extends FileSystemException {
        private static final long serialVersionUID = 1L;

        NoSpace(Path folder, long usable) {
            super(folder.toString(), null, "only " + (usable >> 20) + " MiB are left on the disk");
        }
    }
}
