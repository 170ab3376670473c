package io.github.stepwise.backup.engine;

/** When a statement runs in a restore. Rows are loaded between the first two. */
public enum Phase {
    /** What tables need to exist, and the tables. */
    PRE_DATA("10-pre-data"),
    /** What is faster or only right with the rows in place: keys, indexes, positions of sequences. */
    POST_DATA("30-post-data"),
    FOREIGN_KEYS("40-foreign-keys"),
    /** What acts or computes by itself: triggers, events, and on MySQL and MariaDB routines and views. */
    CODE("50-code"),
    /** Owners, rights, comments and what else a server may refuse without harm to the data. */
    ACCESS("60-access");

    private final String file;

    Phase(String file) {
        this.file = file;
    }

    /** Name of its file in the backup, without folder and ending. */
    public String file() {
        return file;
    }
}
