package io.github.stepwise.database;

/** What the lock of a run is called on each engine, for the run that takes it and for whoever wants to see who has it. */
public final class LockNames {
    private LockNames() {}

    /** The two numbers of the advisory lock on PostgreSQL: "STEP" and "WISE". */
    public static final String POSTGRES_KEY = "1398031696, 1464423237";

    /** Picks that lock out of {@code pg_locks}, called {@code l}, as far as it is held on the present database. */
    public static final String POSTGRES_HELD = "l.locktype = 'advisory' and l.classid = 1398031696 and l.objid ="
            + " 1464423237 and l.objsubid = 2 and l.granted and l.database = (select oid from pg_database where datname ="
            + " current_database())";

    /** Name of the lock on MySQL and MariaDB, of at most 64 characters, whatever the database is called. */
    public static final String MYSQL_NAME = "concat('stepwise.', left(sha2(database(), 256), 40))";

    /** What the lock file beside a SQLite database has behind the name of that. */
    public static final String SQLITE_ENDING = ".stepwise-lock";
}
