package io.github.stepwise.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which backup there is when an upgrade begins or goes on.
 *
 * @param file where it is, or will be; empty if this run makes none and was told of none
 * @param there whether it is there already
 * @param halfUpgraded whether it is of a database that an interrupted upgrade had changed already
 */
record BackupChoice(Optional<Path> file, boolean there, boolean halfUpgraded) {

    static BackupChoice none() {
        return new BackupChoice(Optional.empty(), false, false);
    }

    /** To be made before an upgrade. */
    static BackupChoice before(Optional<Path> file) {
        return new BackupChoice(file, false, false);
    }

    /** The file that has to be made; empty if none. */
    Optional<Path> toMake() {
        return there ? Optional.empty() : file;
    }

    /** What a file is called in front of its name. */
    String title() {
        return halfUpgraded ? "Backup of the half-upgraded state: " : "Backup: ";
    }
}
