package io.github.stepwise.upgrade;

/** What shape a run has left the database in. Found out by asking the database, never guessed. */
public enum Condition {
    /** As it was before the run. */
    UNCHANGED("unchanged"),
    /** The migration that failed was rolled back; those that were complete before it stay applied. */
    ROLLED_BACK("rolled back"),
    /** Between two releases: some statements or migrations are done, others are still to come. */
    PARTLY_CHANGED("partly changed"),
    /** At the release that the run went to, and verified. */
    UPGRADED("upgraded"),
    /** The database could not be asked, or its server is still working on what the run began. */
    UNKNOWN("unknown");

    private final String title;

    Condition(String title) {
        this.title = title;
    }

    /** In words. */
    public String title() {
        return title;
    }
}
