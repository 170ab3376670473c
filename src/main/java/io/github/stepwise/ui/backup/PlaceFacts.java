package io.github.stepwise.ui.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/**
 * What the disk says of a place for a file.
 *
 * @param folder whether its folder is there
 * @param writable whether this user may write to the folder
 * @param taken whether there is something of that name already
 * @param freeBytes room on that disk; negative if it cannot be told
 */
public record PlaceFacts(boolean folder, boolean writable, boolean taken, long freeBytes) {
    /** Asks the disk, which may be far away and slow. */
    public interface Looks {
        CompletionStage<PlaceFacts> at(Path file);
    }

    /** Asks now. */
    public static PlaceFacts of(Path file) {
        Path parent = file.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return new PlaceFacts(false, false, false, -1);
        }
        boolean taken = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        return new PlaceFacts(true, Files.isWritable(parent), taken, free(parent));
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
