package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.BackupFailure;
import java.sql.SQLException;
import java.util.List;

/** Words for rights that are missing. */
final class Rights {
    private static final String READ_ALL =
            "Have an administrator of the database run GRANT pg_read_all_data TO the user (PostgreSQL 14 or newer), or back"
                    + " up as the owner of the database.";

    private Rights() {}

    /** The server refused to show something; its own words name it. */
    static BackupFailure refused(SQLException e) {
        String words = e.getMessage() == null ? "" : " (" + e.getMessage().strip() + ")";
        return BackupFailure.of(
                        BackupFailure.Kind.NO_RIGHTS,
                        "The database user may not read a part of the schema" + words + ".",
                        READ_ALL)
                .causedBy(e);
    }

    /**
     * @param what for example {@code the position of sequence app.s}
     * @param all the objects it is about
     * @param kind {@code TABLES} or {@code SEQUENCES}
     */
    static BackupFailure missing(String what, List<String> all, String kind) {
        String sentence = "The database user may not read " + what + ".";
        return BackupFailure.of(
                        BackupFailure.Kind.NO_RIGHTS,
                        sentence,
                        READ_ALL,
                        "For a single schema: GRANT USAGE ON SCHEMA, and GRANT SELECT ON ALL " + kind + " IN SCHEMA.")
                .withDetails(all);
    }
}
