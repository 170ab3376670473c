package io.github.stepwise.backup.engine;

/** How rows stand in the file. */
public enum DataFormat {
    /** PostgreSQL's text format of COPY; a row is a line. */
    COPY_TEXT("copy"),
    /** PostgreSQL's binary format of COPY, for rows too large for text; a row is what one message holds, without header and trailer. */
    COPY_BINARY("copybin"),
    /** The format that LOAD DATA reads by default: tabs, newlines, backslash escapes, {@code \N} for NULL; a row is a line. */
    TSV("tsv"),
    /** No rows but a SQLite database file. */
    SQLITE("db");

    private final String suffix;

    DataFormat(String suffix) {
        this.suffix = suffix;
    }

    /** Ending of the entry's name before {@code .zst}. */
    public String suffix() {
        return suffix;
    }
}
