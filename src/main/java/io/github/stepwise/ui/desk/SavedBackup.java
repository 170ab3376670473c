package io.github.stepwise.ui.desk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What keeps the database as it was before an upgrade.
 *
 * @param file the backup; for {@link Kind#ORIGINAL} the SQLite file itself; empty if the admin has one of his own
 * @param stamp how the backup looked when it was checked; empty where Stepwise has not checked it
 */
public record SavedBackup(Kind kind, Optional<Path> file, Optional<FileStamp> stamp) {
    /** Where it comes from. */
    public enum Kind {
        /** Made by Stepwise and checked. */
        MADE,
        /** Made by Stepwise of the state in which an interrupted upgrade left the database. */
        MADE_HALFWAY,
        /** Made before an upgrade that goes on now, and checked again. */
        EARLIER,
        /** The SQLite file, which is upgraded as a copy. */
        ORIGINAL,
        /** The admin has said that he has one, or goes on without. */
        OWN
    }

    /** One that has not been checked. */
    public SavedBackup(Kind kind, Optional<Path> file) {
        this(kind, file, Optional.empty());
    }
}
