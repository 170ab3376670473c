package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.facts.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Runs that cannot start, or that others stop; what they say about the database has to be true. */
class FailureTest {
    /** One release after the sample's; its migrations change tables with rows. */
    private static final Version NEAR = Version.of("1.3.4");

    @TempDir
    Path exports;

    /** At the first statement of the second migration that has any. */
    private abstract static class InTheMiddle implements Faults {
        private String first;
        private boolean done;

        @Override
        public void before(String migration, int number, Connection connection) throws SQLException {
            first = first == null ? migration : first;
            if (!done && !migration.equals(first)) {
                done = true;
                strike(connection);
            }
        }

        abstract void strike(Connection connection) throws SQLException;
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void oneRunAtATime(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            Upgrade second = sample.upgrade(NEAR, Faults.NONE);
            UpgradeResult[] inner = new UpgradeResult[1];
            UpgradeResult outer = sample.upgrade(NEAR, new InTheMiddle() {
                        @Override
                        void strike(Connection connection) {
                            inner[0] = second.run();
                        }
                    })
                    .run();

            assertThat(inner[0].condition()).isEqualTo(Condition.UNCHANGED);
            UpgradeFailure failure = inner[0].failure().orElseThrow();
            assertThat(failure.sentence()).startsWith("Another run of Stepwise is working on this database");
            if (engine != Engine.SQLITE) {
                assertThat(failure.sentence()).containsPattern("session \\d+ of \\w+ from ");
            }
            assertThat(failure.nextSteps()).isNotEmpty();
            assertThat(outer.outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void whoeverIsInTheWayIsNamed(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports);
                Connection other = sample.database.connect();
                Statement statement = other.createStatement()) {
            UpgradeOptions options = sample.options().withPatience(1, Duration.ofSeconds(5));
            Upgrade upgrade = sample.upgrade(NEAR, options, Faults.NONE);
            String table = firstTable(sample.plan(NEAR));
            other.setAutoCommit(false);
            statement.executeQuery("select count(*) from " + table).close();
            long session = Session.of(other, engine);

            UpgradeResult result = upgrade.run();

            UpgradeFailure failure = result.failure().orElseThrow();
            assertThat(failure.problem().orElseThrow().kind()).isEqualTo(DatabaseProblem.Kind.LOCK_HELD);
            assertThat(failure.sentence()).contains("session " + session + " of ");
            assertThat(sample.heard(UpgradeEvent.WaitingForLock.class))
                    .anyMatch(event -> event.blocker().contains("session " + session + " of "));
            assertThat(failure.condition())
                    .isEqualTo(engine == Engine.POSTGRESQL ? Condition.ROLLED_BACK : Condition.PARTLY_CHANGED);

            other.rollback();
            assertThat(sample.run(NEAR).outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void aLockThatIsGivenUpInTimeIsNoFailure(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports);
                Connection other = sample.database.connect();
                Statement statement = other.createStatement()) {
            Plan plan = sample.plan(NEAR);
            other.setAutoCommit(false);
            statement.executeQuery("select count(*) from " + firstTable(plan)).close();
            Upgrade upgrade = new Upgrade(Trial.CATALOG, plan, sample.settings(), sample.options(), event -> {
                if (event instanceof UpgradeEvent.WaitingForLock waiting && waiting.attempt() == 2) {
                    try {
                        other.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });

            assertThat(upgrade.run().outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    private static String firstTable(Plan plan) {
        return plan.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .filter(change -> change instanceof Change.AddColumn || change instanceof Change.DropColumn)
                .findFirst()
                .orElseThrow()
                .table();
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void aKilledSessionIsToldTruly(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            int planned = sample.plan(NEAR).migrations().size();
            UpgradeResult result = sample.upgrade(NEAR, new InTheMiddle() {
                        @Override
                        void strike(Connection connection) throws SQLException {
                            long session = Session.of(connection, engine);
                            sample.execute(
                                    engine == Engine.POSTGRESQL
                                            ? "select pg_terminate_backend(" + session + ")"
                                            : "kill " + session);
                        }
                    })
                    .run();

            UpgradeFailure failure = result.failure().orElseThrow();
            assertThat(failure.problem().orElseThrow().kind()).isEqualTo(DatabaseProblem.Kind.CONNECTION_LOST);
            assertThat(failure.condition())
                    .isEqualTo(engine == Engine.POSTGRESQL ? Condition.ROLLED_BACK : Condition.PARTLY_CHANGED);
            assertThat(planned - sample.plan(NEAR).migrations().size()).isEqualTo(result.migrations());

            assertThat(sample.run(NEAR).outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void nothingIsSaidOfAServerThatIsGone(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            ConnectionSettings direct = sample.settings();
            try (Forwarder forwarder = new Forwarder(direct.host(), direct.port())) {
                ConnectionSettings through = ConnectionSettings.server(
                        engine, "127.0.0.1", forwarder.port(), direct.database(), direct.user(), direct.password());
                Faults gone = new InTheMiddle() {
                    @Override
                    void strike(Connection connection) {
                        forwarder.close();
                    }
                };

                UpgradeResult result = new Upgrade(
                                Trial.CATALOG, sample.plan(NEAR), through, sample.options(), event -> {}, gone)
                        .run();

                assertThat(result.condition()).isEqualTo(Condition.UNKNOWN);
                UpgradeFailure failure = result.failure().orElseThrow();
                assertThat(failure.dataSafe()).isFalse();
                assertThat(failure.nextSteps()).anyMatch(step -> step.startsWith("Connect again"));
            }
            assertThat(sample.run(NEAR).failure()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void whatIsNotAsItShouldBeIsFound(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            UpgradeResult result = sample.upgrade(NEAR, new InTheMiddle() {
                        @Override
                        void strike(Connection connection) throws SQLException {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("create table surplus (id int)");
                            }
                        }
                    })
                    .run();

            UpgradeFailure failure = result.failure().orElseThrow();
            assertThat(failure.sentence()).contains("is not what OnCall");
            assertThat(failure.differences()).containsExactly("table surplus is unexpected");
            assertThat(failure.condition())
                    .isEqualTo(engine == Engine.SQLITE ? Condition.UNCHANGED : Condition.PARTLY_CHANGED);
            assertThat(failure.migration()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void whatWasThereBeforeIsLeftAlone(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            sample.execute("create table surplus (id int)");
            sample.execute("alter table alerts_alertgroup add column mine int");

            assertThat(sample.run(NEAR).failure()).isEmpty();
            assertThat(sample.schema()).anyMatch(fact -> fact.contains("surplus"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void stopsBetweenMigrationsWhenAsked(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            List<Row> before = sample.rows();
            int planned = sample.plan(NEAR).migrations().size();
            Upgrade[] upgrade = new Upgrade[1];
            upgrade[0] = sample.upgrade(NEAR, new InTheMiddle() {
                @Override
                void strike(Connection connection) {
                    upgrade[0].cancel();
                }
            });

            UpgradeResult result = upgrade[0].run();

            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.CANCELLED);
            assertThat(result.failure()).isEmpty();
            if (engine == Engine.SQLITE) {
                assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
                assertThat(sample.rows()).isEqualTo(before);
            } else {
                assertThat(result.condition()).isEqualTo(Condition.PARTLY_CHANGED);
                assertThat(sample.plan(NEAR).migrations()).hasSize(planned - result.migrations());
            }
            assertThat(sample.run(NEAR).outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    @Test
    void stopsAtOnceWhereThatCanBeRolledBack() throws Exception {
        try (Trial sample = Trial.of(Engine.POSTGRESQL, exports)) {
            List<String> before = sample.schema();
            Upgrade[] upgrade = new Upgrade[1];
            upgrade[0] = sample.upgrade(NEAR, new Faults() {
                @Override
                public void done(String migration, int number, Connection connection) {
                    upgrade[0].cancelAtOnce();
                }
            });

            UpgradeResult result = upgrade[0].run();

            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.CANCELLED);
            assertThat(sample.schema())
                    .filteredOn(fact -> !fact.contains("stepwise_"))
                    .isEqualTo(before);
        }
    }

    @Test
    void cancelsARunningStatement() throws Exception {
        try (Trial sample = Trial.of(Engine.POSTGRESQL, exports);
                Connection other = sample.database.connect();
                Statement statement = other.createStatement()) {
            Plan plan = sample.plan(NEAR);
            other.setAutoCommit(false);
            statement.executeQuery("select count(*) from " + firstTable(plan)).close();
            Upgrade[] upgrade = new Upgrade[1];
            upgrade[0] = new Upgrade(Trial.CATALOG, plan, sample.settings(), sample.options(), event -> {
                if (event instanceof UpgradeEvent.WaitingForLock) {
                    upgrade[0].cancelAtOnce();
                }
            });

            UpgradeResult result = upgrade[0].run();

            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.CANCELLED);
            assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void refusesAPlanThatIsNoLongerTrue() throws Exception {
        try (Trial sample = Trial.of(Engine.MARIADB, exports)) {
            Upgrade upgrade = sample.upgrade(NEAR, Faults.NONE);
            sample.execute("delete from django_migrations order by id desc limit 1");

            UpgradeResult result = upgrade.run();

            assertThat(result.failure().orElseThrow().sentence()).contains("has changed since the plan was made");
            assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
            assertThat(sample.schema()).noneMatch(fact -> fact.contains("stepwise_"));
        }
    }

    @Test
    void refusesToEncryptWithoutTheKey() throws Exception {
        try (Trial sample = Trial.of(Engine.POSTGRESQL, exports)) {
            UpgradeResult result = sample.upgrade(Version.of("1.3.22"), UpgradeOptions.of(exports), Faults.NONE)
                    .run();

            assertThat(result.failure().orElseThrow().sentence()).contains("secret key was not given");
            assertThat(result.condition()).isEqualTo(Condition.UNCHANGED);
        }
    }

    @Test
    void aListenerThatFailsDisturbsNothing() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(Events.class);
        log.setLevel(Level.OFF);
        try (Trial sample = Trial.of(Engine.SQLITE, exports)) {
            Upgrade upgrade =
                    new Upgrade(Trial.CATALOG, sample.plan(NEAR), sample.settings(), sample.options(), event -> {
                        if (event instanceof UpgradeEvent.StatementStarted) {
                            throw new IllegalStateException("on purpose");
                        }
                    });

            assertThat(upgrade.run().outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        } finally {
            log.setLevel(null);
        }
    }
}
