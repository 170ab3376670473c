package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Gives a new database file the owner, group and mode of the one that it replaces: OnCall's container has a user of its own. */
final class SqliteOwner {
    private SqliteOwner() {}

    static void copy(Path from, Path to) throws BackupFailure, IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = view.readAttributes();
        PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes now = made.readAttributes();
        try {
            if (!now.group().equals(wanted.group())) {
                made.setGroup(wanted.group());
            }
            if (!now.owner().equals(wanted.owner())) {
                made.setOwner(wanted.owner());
            }
            made.setPermissions(wanted.permissions());
        } catch (IOException e) {
            throw BackupFailure.of(
                            Kind.NO_RIGHTS,
                            from + " belongs to " + wanted.owner() + " and group " + wanted.group()
                                    + ", and this account may not make another file like it.",
                            "Run Stepwise as " + wanted.owner() + " or as root.")
                    .withCondition(Destination.UNTOUCHED)
                    .causedBy(e);
        }
    }
}
