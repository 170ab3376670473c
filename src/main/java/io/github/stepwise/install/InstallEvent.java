package io.github.stepwise.install;

/** Something that an install has just done or is about to do, for a progress bar and a log; never a secret. */
public sealed interface InstallEvent {

    /** In words. */
    String describe();

    /** The database was missing and is there now. */
    record DatabaseCreated(String name) implements InstallEvent {
        @Override
        public String describe() {
            return "Created database " + name;
        }
    }

    /** The user was missing and is there now. */
    record UserCreated(String name) implements InstallEvent {
        @Override
        public String describe() {
            return "Created user " + name;
        }
    }

    /**
     * A table begins.
     *
     * @param number from 1
     * @param total of all tables
     */
    record CreatingTable(String table, int number, int total) implements InstallEvent {
        @Override
        public String describe() {
            return "Table " + number + " of " + total + ": " + table;
        }
    }

    /**
     * All tables are there; the foreign keys follow one by one. On SQLite they came with the tables.
     *
     * @param number from 1
     * @param total of all foreign keys
     */
    record ConnectingTables(String table, int number, int total) implements InstallEvent {
        @Override
        public String describe() {
            return "Foreign key " + number + " of " + total + ": " + table;
        }
    }

    /** The migrations are about to be recorded as applied. */
    record RecordingMigrations(int total) implements InstallEvent {
        @Override
        public String describe() {
            return "Recording " + total + " migrations as applied";
        }
    }

    /** Something that the failed install had made is gone again. */
    record Removed(String what) implements InstallEvent {
        @Override
        public String describe() {
            return "Removed " + what;
        }
    }
}
