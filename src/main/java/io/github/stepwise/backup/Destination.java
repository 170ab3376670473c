package io.github.stepwise.backup;

import io.github.stepwise.backup.Restoring.Filled;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;

/** A database that a backup is to be brought back to, with whatever is in it now. */
interface Destination {
    String UNTOUCHED = "The database to restore to is as it was, and so is the backup file.";

    /** Looks at what is there, makes room as far as allowed, and fills it. */
    Filled fill() throws BackupFailure, DatabaseProblem, IOException;
}
