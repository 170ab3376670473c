package io.github.stepwise.backup;

import java.util.Optional;
import java.util.Set;

/**
 * How a backup is made.
 *
 * @param jobs how many connections may read at once, at least 1
 * @param encryption empty for a file that anybody can read
 * @param accepted objects that may be missing, by the text of {@link io.github.stepwise.backup.engine.DatabaseObject#toString}
 * @param check whether the complete file is read again and compared with what was written
 */
public record BackupOptions(int jobs, Optional<Encryption> encryption, Set<String> accepted, boolean check) {
    public BackupOptions {
        accepted = Set.copyOf(accepted);
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new IllegalArgumentException("jobs are from 1 to " + MOST_JOBS + ", not " + jobs);
        }
    }

    /** More would only wait for one another. */
    public static final int MOST_JOBS = 6;

    /** Two connections, no encryption, nothing accepted to be missing, checked. */
    public static BackupOptions usual() {
        return new BackupOptions(2, Optional.empty(), Set.of(), true);
    }

    public BackupOptions withJobs(int newJobs) {
        return new BackupOptions(newJobs, encryption, accepted, check);
    }

    public BackupOptions withEncryption(Encryption newEncryption) {
        return new BackupOptions(jobs, Optional.of(newEncryption), accepted, check);
    }

    public BackupOptions withAccepted(Set<String> newAccepted) {
        return new BackupOptions(jobs, encryption, newAccepted, check);
    }

    public BackupOptions withoutCheck() {
        return new BackupOptions(jobs, encryption, accepted, false);
    }
}
