package io.github.stepwise.backup;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of files that a run makes, of which there may be one for every run. */
public final class FileNames {
    private FileNames() {}

    /** The present time of this computer, {@code 20261122-120000}. */
    public static String time() {
        return LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT));
    }

    /** A database's name without what file systems or shells may trip over. */
    public static String plain(String database) {
        return database.replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
