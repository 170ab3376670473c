package io.github.stepwise.check;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What checks look at.
 *
 * @param target release to arrive at; empty for the newest, or the one that an unfinished upgrade was going to
 * @param backupFolder where a backup will be written; empty when none will be
 */
public record Premises(
        Catalog catalog, ConnectionSettings settings, Optional<Version> target, Optional<Path> backupFolder) {
    public Premises {
        Objects.requireNonNull(catalog, "catalog");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backupFolder, "backupFolder");
    }
}
