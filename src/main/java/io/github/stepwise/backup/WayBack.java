package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import java.time.Instant;

/** Whether a backup is the way back from an upgrade that was interrupted and goes on. */
public enum WayBack {
    /** It is of that database, from before the upgrade began. */
    FROM_BEFORE,
    /** It is of a database of another name; that one may have been called so before. */
    OTHER_NAME,
    /** It holds a half-upgraded state. */
    LATER,
    /** It cannot be brought back to where the database is. */
    OTHER_ENGINE;

    /**
     * @param database the one that is upgraded
     * @param began when the upgrade began
     */
    public static WayBack of(Manifest backup, ConnectionSettings database, Instant began) {
        if (backup.origin().engine() != database.engine()) {
            return OTHER_ENGINE;
        } else if (backup.created().isAfter(began)) {
            return LATER;
        }
        return isNamed(backup.origin(), database) ? FROM_BEFORE : OTHER_NAME;
    }

    /** Whether the names are the same; some servers write one in their own way, whatever letters the admin has typed. */
    public static boolean isNamed(Origin origin, ConnectionSettings database) {
        return origin.database().equalsIgnoreCase(name(database));
    }

    /** What the backup of a database says it is of. */
    public static String name(ConnectionSettings database) {
        return database.engine() == Engine.SQLITE
                ? database.file().getFileName().toString()
                : database.database();
    }
}
