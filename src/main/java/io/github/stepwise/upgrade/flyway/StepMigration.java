package io.github.stepwise.upgrade.flyway;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Hands a step to Flyway, and keeps what it throws, since Flyway passes on only the words. */
final class StepMigration implements JavaMigration {
    private static final int MAX_TITLE = 190;

    private final MigrationStep step;
    private final boolean transactional;
    private Throwable thrown;

    StepMigration(MigrationStep step, boolean transactional) {
        this.step = step;
        this.transactional = transactional;
    }

    /** What the step threw, or null. */
    Throwable thrown() {
        return thrown;
    }

    /**
     * Everything becomes an exception here, errors too: Flyway rolls back for exceptions only, and would commit what an
     * error left half done.
     */
    @Override
    @SuppressWarnings("CatchAndPrintStackTrace")
    public void migrate(Context context) throws SQLException {
        try {
            step.work().run(context.getConnection());
        } catch (Throwable e) {
            thrown = e;
            throw new SQLException("step " + step.version() + " stopped", e);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(step.version());
    }

    @Override
    public String getDescription() {
        return step.title().length() <= MAX_TITLE ? step.title() : step.title().substring(0, MAX_TITLE);
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return transactional;
    }
}
