package io.github.stepwise.backup;

/** What a backup, a check or a restore is doing. */
public enum Step {
    READING_SCHEMA("Reading what is in the database"),
    SAVING("Saving rows"),
    SEALING("Completing the file"),
    CHECKING_FILE("Checking every byte of the file"),
    CHECKING_CONTENT("Reading the file as a restore would"),
    CREATING("Creating the database"),
    CLEARING("Removing what is in the database"),
    SCHEMA("Making the tables"),
    LOADING("Loading rows and building indexes"),
    KEYS("Adding foreign keys, triggers and the like"),
    COMPARING("Comparing the restored database with the backup");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** In English, to be shown. */
    public String words() {
        return words;
    }
}
