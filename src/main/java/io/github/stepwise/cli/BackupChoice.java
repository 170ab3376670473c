package io.github.stepwise.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which backup there is when an upgrade begins or goes on.
 *
 * @param file where it is, or will be; empty if this run makes none and was told of none
 * @param there whether it is there already
 * @param encrypted whether it is there and only its owner can read it
 * @param halfUpgraded whether it is of a database that an interrupted upgrade had changed already
 * @param otherName what the database is called that it is of, where that is not the name of the upgraded one
 */
record BackupChoice(
        Optional<Path> file, boolean there, boolean encrypted, boolean halfUpgraded, Optional<String> otherName) {

    static BackupChoice none() {
        return new BackupChoice(Optional.empty(), false, false, false, Optional.empty());
    }

    /** To be made before an upgrade. */
    static BackupChoice before(Optional<Path> file) {
        return new BackupChoice(file, false, false, false, Optional.empty());
    }

    /** To be made in the middle of one. */
    static BackupChoice halfUpgraded(Optional<Path> file) {
        return new BackupChoice(file, false, false, true, Optional.empty());
    }

    /** There already when an upgrade goes on, and only its owner can read it. */
    static BackupChoice sealed(Path file) {
        return new BackupChoice(Optional.of(file), true, true, false, Optional.empty());
    }

    /** There already when an upgrade goes on. */
    static BackupChoice there(Path file, boolean halfUpgraded, Optional<String> otherName) {
        return new BackupChoice(Optional.of(file), true, false, halfUpgraded, otherName);
    }

    /** The file that has to be made; empty if none. */
    Optional<Path> toMake() {
        return there ? Optional.empty() : file;
    }

    /** The file that has to be read again; empty if there is none, or none that can be read. */
    Optional<Path> toCheck() {
        return there && !encrypted ? file : Optional.empty();
    }

    /** What a file is called in front of its name. */
    String title() {
        return halfUpgraded ? "Backup of the half-upgraded state: " : "Backup: ";
    }
}
