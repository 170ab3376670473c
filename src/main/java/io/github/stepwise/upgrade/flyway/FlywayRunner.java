package io.github.stepwise.upgrade.flyway;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Lets Flyway run steps in order, up to a target at a time. Flyway looks for nothing by itself: no files, no classes, no
 * configuration. It sends nothing anywhere either: flyway-core comes without telemetry, and a test keeps it so.
 */
public final class FlywayRunner {
    /** Flyway's own table; there only while an upgrade is under way. */
    public static final String TABLE = "stepwise_history";

    /** Seconds to wait for Flyway's own lock; other runs are kept out before it is asked for. */
    private static final int LOCK_TRIES = 5;

    private final DataSource dataSource;
    private final List<StepMigration> migrations;

    /**
     * @param transactional whether each step is a transaction, together with its row in Flyway's table where one connection
     *     serves both
     * @param steps in order, versions ascending
     */
    public FlywayRunner(DataSource dataSource, boolean transactional, List<MigrationStep> steps) {
        this.dataSource = dataSource;
        this.migrations = steps.stream()
                .map(step -> new StepMigration(step, transactional))
                .toList();
    }

    /**
     * Creates Flyway's table and notes in it where the run starts.
     *
     * @param version lower than that of the first step
     * @param title what was found
     */
    public void baseline(String version, String title) throws SQLException {
        try {
            configuration()
                    .baselineVersion(MigrationVersion.fromVersion(version))
                    .baselineDescription(title)
                    .load()
                    .baseline();
        } catch (FlywayException e) {
            throw telling(e);
        }
    }

    /**
     * Runs the steps that have not run yet, up to and including a version.
     *
     * @throws Exception what a step threw, as it was; or what the database said outside of a step
     */
    public void migrate(String target) throws Exception {
        try {
            configuration().target(MigrationVersion.fromVersion(target)).load().migrate();
        } catch (FlywayException e) {
            for (StepMigration migration : migrations) {
                if (migration.thrown() instanceof Exception exception) {
                    throw exception;
                } else if (migration.thrown() instanceof Error error) {
                    throw error;
                }
            }
            throw telling(e);
        }
    }

    private FluentConfiguration configuration() {
        return Flyway.configure()
                .dataSource(dataSource)
                .table(TABLE)
                .javaMigrations(migrations.toArray(JavaMigration[]::new))
                .locations(new String[0])
                .skipDefaultResolvers(true)
                .skipDefaultCallbacks(true)
                .resourceProvider(new NoResources())
                .javaMigrationClassProvider(List::of)
                .createSchemas(false)
                .baselineOnMigrate(false)
                .validateOnMigrate(false)
                .cleanDisabled(true)
                .lockRetryCount(LOCK_TRIES)
                .loggers(QuietLog.class.getName());
    }

    /** What the database said, without Flyway's frame around it. */
    private static SQLException telling(FlywayException e) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = e; t != null && !causes.contains(t); t = t.getCause()) {
            causes.add(t);
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(e.getMessage(), e);
    }

    private static final class NoResources implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return List.of();
        }
    }
}
