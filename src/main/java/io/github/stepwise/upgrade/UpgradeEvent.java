package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Something that happened during a run. Free of secrets: statements are the catalog's own texts. */
public sealed interface UpgradeEvent {

    /** When it happened. */
    Instant at();

    /**
     * The run has the database for itself and starts.
     *
     * @param database where, without password
     * @param from what the database holds, in words
     * @param stops number of stops
     * @param migrations number of migrations
     * @param resumed whether it goes on where an earlier run was interrupted
     */
    record RunStarted(
            Instant at, String database, String from, Version target, int stops, int migrations, boolean resumed)
            implements UpgradeEvent {}

    /**
     * A SQLite file is copied, which comes before everything else and may take a while.
     *
     * @param copy the file that the run works on, beside the original
     * @param bytes size of the original
     */
    record CopyStarted(Instant at, Path original, Path copy, long bytes) implements UpgradeEvent {}

    /**
     * The way to a stop starts.
     *
     * @param number which stop it is, from 1
     * @param of number of stops
     * @param migrations number of migrations on the way to it
     */
    record StopStarted(Instant at, Version release, int number, int of, int migrations) implements UpgradeEvent {}

    /** The database is what a stop demands. */
    record StopVerified(Instant at, Version release, int number, int of, Duration duration) implements UpgradeEvent {}

    /**
     * A migration starts.
     *
     * @param number which migration of the whole run it is, from 1
     * @param of number of migrations of the whole run
     */
    record MigrationStarted(Instant at, Version release, String migration, String title, int number, int of)
            implements UpgradeEvent {}

    /**
     * A migration is complete and recorded.
     *
     * @param rows how many rows its row changes inserted, changed or deleted
     */
    record MigrationFinished(Instant at, Version release, String migration, Duration duration, long rows)
            implements UpgradeEvent {}

    /**
     * A statement starts.
     *
     * @param number which statement of its migration it is, from 1
     * @param of number of statements as far as it is known now; grows where a later change depends on this one
     * @param sql its text; the reason in words for a change that SQL cannot express
     */
    record StatementStarted(Instant at, String migration, int number, int of, String table, String sql)
            implements UpgradeEvent {}

    /**
     * A statement has succeeded.
     *
     * @param rows how many rows it inserted, changed or deleted; empty for a change of the schema
     */
    record StatementFinished(
            Instant at,
            String migration,
            int number,
            int of,
            String table,
            String sql,
            OptionalLong rows,
            Duration duration)
            implements UpgradeEvent {}

    /**
     * Something an admin should read afterwards, in whole sentences.
     *
     * @param migration the migration that it is about, or empty
     */
    record Note(Instant at, String migration, String text) implements UpgradeEvent {}

    /**
     * A named deviation from OnCall's own migrations applied to rows of this database.
     *
     * @param deviation its id, {@code buttons-first}
     * @param why in words that an admin understands
     */
    record DeviationApplied(Instant at, String migration, String deviation, long rows, String why)
            implements UpgradeEvent {}

    /** Rows that are about to be deleted were written to a file, one JSON object per line, secrets masked. */
    record RowsExported(Instant at, String migration, String table, long rows, Path file) implements UpgradeEvent {}

    /**
     * A statement waits for a lock that somebody else holds.
     *
     * @param blocker who it is, as far as the server tells
     * @param attempt from 1
     * @param attempts how often it is tried
     */
    record WaitingForLock(Instant at, String migration, String sql, String blocker, int attempt, int attempts)
            implements UpgradeEvent {}

    /** The run rests at a verified stop, where OnCall may run. */
    record Paused(Instant at, Version release) implements UpgradeEvent {}

    /** The run stopped because it was asked to. */
    record Cancelled(Instant at, UpgradeResult result) implements UpgradeEvent {}

    /** The database is at the target, verified. */
    record Finished(Instant at, UpgradeResult result) implements UpgradeEvent {}

    /** The run failed. */
    record Failed(Instant at, UpgradeFailure failure) implements UpgradeEvent {}
}
