package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.util.List;

/** Fills an empty database from a backup. */
interface Restoring {
    /**
     * Brings everything back.
     *
     * @param compare whether to read it again and compare it with the backup
     */
    Filled fill(boolean compare) throws BackupFailure, DatabaseProblem, IOException;

    /**
     * @param target an empty database, or for SQLite a file that is not there
     * @param forUse false for a trial, in which nothing that is scheduled acts
     */
    static Restoring into(
            ConnectionSettings target, BackupReader reader, int jobs, TaskControl control, boolean forUse) {
        return target.engine() == Engine.SQLITE
                ? new SqliteRestoring(target.file(), reader, control)
                : new ServerRestoring(target, reader, jobs, control, forUse);
    }

    /**
     * What came of it.
     *
     * @param loadMethod how rows were loaded
     * @param refused what the server did not take, one sentence each
     */
    record Filled(String loadMethod, List<Phrase> refused) {}
}
