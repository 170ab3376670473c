package io.github.stepwise.cli;

import io.github.stepwise.backup.BackupOptions;
import picocli.CommandLine.Option;

/** How much is done at the same time. */
final class JobsOption {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many connections work at once, 1 to " + BackupOptions.MOST_JOBS + "; 2 if not given.")
    private int number = 2;

    /** @throws Trouble.Stop if nobody works that way */
    int number() {
        if (number < 1 || number > BackupOptions.MOST_JOBS) {
            throw Trouble.usage(
                            "--jobs is from 1 to " + BackupOptions.MOST_JOBS + ", not " + number + ".",
                            "Leave it out: more connections do not help unless the server has cores to spare.")
                    .stop();
        }
        return number;
    }
}
