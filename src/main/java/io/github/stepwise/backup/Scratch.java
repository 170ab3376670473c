package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A database for a trial, gone when closed. */
final class Scratch implements AutoCloseable {
    /** Begins its name, so that one that a power failure left can be told. */
    static final String PREFIX = "stepwise_verify_";

    private final ConnectionSettings settings;
    private final TemporaryFolder folder;

    private Scratch(ConnectionSettings settings, TemporaryFolder folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** @param place the server, or for SQLite a file beside which there is room */
    static Scratch create(ConnectionSettings place, Manifest manifest, TaskControl control)
            throws BackupFailure, DatabaseProblem, IOException {
        Servers.requireSameEngine(manifest, place);
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        String name = PREFIX + HexFormat.of().formatHex(random);
        control.begin(Step.CREATING);
        if (place.engine() == Engine.SQLITE) {
            TemporaryFolder folder =
                    TemporaryFolder.in(place.file().toAbsolutePath().getParent(), "." + name);
            return new Scratch(ConnectionSettings.sqlite(folder.file("restored.db")), folder);
        }
        Servers.create(place, name, manifest, control);
        return new Scratch(place.withDatabase(name), null);
    }

    ConnectionSettings settings() {
        return settings;
    }

    @Override
    public void close() throws BackupFailure, DatabaseProblem, IOException {
        if (folder != null) {
            folder.close();
            return;
        }
        Servers.drop(settings);
    }
}
