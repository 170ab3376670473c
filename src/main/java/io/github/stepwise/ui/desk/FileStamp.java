package io.github.stepwise.ui.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * How a file looked when it was checked. As long as it looks the same it is taken for the same; reading it again may take hours.
 *
 * @param bytes its size
 * @param modified when it was written to last
 */
public record FileStamp(long bytes, Instant modified) {
    /** Asks the disk. */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(now.size(), now.lastModifiedTime().toInstant());
    }

    /** Whether the file is there and still looks like that. */
    public boolean isOf(Path file) {
        try {
            return of(file).equals(this);
        } catch (IOException gone) {
            return false;
        }
    }
}
