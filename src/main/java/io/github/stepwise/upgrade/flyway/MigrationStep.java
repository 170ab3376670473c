package io.github.stepwise.upgrade.flyway;

import java.sql.Connection;

/**
 * One migration as Flyway sees it.
 *
 * @param version dotted number that is greater than that of the step before, for example {@code 1.3.15.3}
 * @param title a few words, for Flyway's own table
 * @param work what the migration does
 */
public record MigrationStep(String version, String title, Work work) {

    /** What a migration does, on the connection that Flyway gives it. */
    public interface Work {
        /**
         * Does it.
         *
         * @param connection in a transaction that Flyway commits, or rolls back when this throws; in auto-commit mode where
         *     the engine cannot roll back DDL
         */
        void run(Connection connection) throws Exception;
    }
}
