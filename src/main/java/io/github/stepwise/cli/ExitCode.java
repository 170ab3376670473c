package io.github.stepwise.cli;

/** What the exit code of the process says, so that scripts can act without reading text. */
enum ExitCode {
    OK(0, "done, or nothing to do"),
    FAILED(1, "failed; the database is unchanged or was rolled back"),
    USAGE(2, "the command line or a file that it names is wrong"),
    REFUSED(3, "refused: there is no safe way, or no confirmation"),
    PARTLY(4, "failed; the database is partly changed, upgrade can go on"),
    CONNECTION(5, "the database cannot be reached, entered or read"),
    DIFFERENT(6, "verification found differences"),
    CANCELLED(130, "cancelled with Ctrl-C at a safe point");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    String meaning() {
        return meaning;
    }
}
