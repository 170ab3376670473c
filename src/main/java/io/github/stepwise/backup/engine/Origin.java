package io.github.stepwise.backup.engine;

import io.github.stepwise.schema.Engine;
import java.util.Map;

/**
 * Where a backup comes from.
 *
 * @param server version in the server's own words
 * @param database its name; of a SQLite database the file's name
 * @param settings what the database was made with and the restore has to match: {@code encoding}, {@code collation}, … in the
 *     engine's words
 * @param position where the snapshot stands in the server's log, as far as the server tells; for information only
 */
public record Origin(
        Engine engine, String server, String database, Map<String, String> settings, Map<String, String> position) {
    public Origin {
        settings = Map.copyOf(settings);
        position = Map.copyOf(position);
    }
}
