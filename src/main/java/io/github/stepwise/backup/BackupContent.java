package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** What an engine's database puts into a backup file. */
interface BackupContent {
    /**
     * Writes everything and completes the file.
     *
     * @return where it can be read, not yet under its final name
     */
    Path write(String tool, Instant created) throws SQLException, IOException, BackupFailure;
}
