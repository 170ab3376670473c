package io.github.stepwise.backup;

import java.nio.file.Path;

/**
 * How a backup is brought back.
 *
 * @param create whether to make the database if it is not there
 * @param overwrite whether what is in the database may go
 * @param safetyFolder where a backup of what goes is put first; null for none
 * @param jobs how many tables are loaded at once
 * @param compare whether the restored database is read again and compared with the backup
 */
public record RestoreOptions(boolean create, boolean overwrite, Path safetyFolder, int jobs, boolean compare) {

    /** Into an empty database that is there, two tables at once, compared. */
    public static RestoreOptions usual() {
        return new RestoreOptions(false, false, null, 2, true);
    }

    public RestoreOptions creating() {
        return new RestoreOptions(true, overwrite, safetyFolder, jobs, compare);
    }

    /** @param folder for a backup of what was there; null for none */
    public RestoreOptions overwriting(Path folder) {
        return new RestoreOptions(create, true, folder, jobs, compare);
    }

    public RestoreOptions withJobs(int newJobs) {
        return new RestoreOptions(create, overwrite, safetyFolder, newJobs, compare);
    }

    public RestoreOptions withoutComparison() {
        return new RestoreOptions(create, overwrite, safetyFolder, jobs, false);
    }
}
