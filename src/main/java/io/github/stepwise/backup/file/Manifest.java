package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Origin;
import java.time.Instant;
import java.util.List;

/**
 * What is in a backup file.
 *
 * @param tool name and version of the program that wrote it
 * @param created when the snapshot was taken
 * @param connections how many read at the same time
 * @param fewerBecause why there were fewer than asked for; null when there were not
 * @param rawBytes of all rows, or of a SQLite database file, before compression
 * @param rawSha256 of a SQLite database file; null otherwise
 * @param statements how many statements make the schema; 0 in a SQLite backup
 * @param notCaptured what the admin accepted to be missing
 * @param entries every part but the manifest and the list of checksums
 */
public record Manifest(
        int version,
        String tool,
        Instant created,
        Origin origin,
        int connections,
        String fewerBecause,
        long rawBytes,
        String rawSha256,
        int statements,
        List<TableRows> tables,
        List<NotCaptured> notCaptured,
        List<String> warnings,
        List<Entry> entries) {
    /** The format that this Stepwise writes; it reads this and older ones. */
    public static final int VERSION = 1;

    public Manifest {
        tables = List.copyOf(tables);
        notCaptured = List.copyOf(notCaptured);
        warnings = List.copyOf(warnings);
        entries = List.copyOf(entries);
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableRows::rows).sum();
    }
}
