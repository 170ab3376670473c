package io.github.stepwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What checks say about what a database holds, and about runs that are or were under way in it. */
class StateChecksTest {
    private static final Version NEAR = Version.of("1.3.4");

    @TempDir
    private Path exports;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void whatIsNoDatabaseOfOnCallBlocks(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            // A SQLite file is there only when something has been written to it.
            Checked.execute(database, "create table t (id integer)", "drop table t");
            Finding empty = Checked.run(database, "database");
            assertThat(empty.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(empty.sentence().key()).isEqualTo("database.empty");

            Checked.execute(database, "create table cats (id integer)");
            Finding foreign = Checked.run(database, "database");
            assertThat(foreign.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(foreign.sentence().toString()).contains("not a database of OnCall");
            Finding plan = Checked.run(database, "plan");
            assertThat(plan.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(plan.whatToDo()).isPresent();
            for (String check : List.of("records", "drift", "data", "secret-key", "big-tables")) {
                assertThat(Checked.run(database, check).severity()).as(check).isEqualTo(Severity.UNKNOWN);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aNewerDatabaseBlocksAndDoubleRecordsAreNamed(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Checked.execute(
                    database,
                    "insert into django_migrations (app, name, applied) select app, name, applied from django_migrations"
                            + " where app = 'alerts' and name like '0001%'");
            Finding twice = Checked.run(database, "records");
            assertThat(twice.severity()).isEqualTo(Severity.WARNING);
            assertThat(twice.evidence()).hasSize(1).first().asString().startsWith("alerts.0001");
            Checked.execute(database, twice.remedySql().get(0).replace(";", ""));
            assertThat(Checked.run(database, "records").severity()).isEqualTo(Severity.PASSED);
            assertThat(Checked.run(database, "database").severity()).isEqualTo(Severity.PASSED);

            Checked.execute(
                    database,
                    "insert into django_migrations (app, name, applied) values ('alerts', '9999_future',"
                            + " '2026-01-01 00:00:00')");
            Finding newer = Checked.run(database, "database");
            assertThat(newer.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(newer.evidence()).containsExactly("alerts.9999_future");
            Finding plan = Checked.run(database, "plan");
            assertThat(plan.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(plan.sentence().key()).as("not the same advice again").isEqualTo("plan.no-beginning");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void aBrokenUpgradeOfOnCallIsNoted(Engine engine) {
        try (TestDatabase database = Servers.create(engine, "broken-4701")) {
            Finding between = Checked.run(database, "database");
            assertThat(between.severity()).isEqualTo(Severity.NOTE);
            assertThat(between.sentence().toString()).contains("4701");
            assertThat(between.evidence()).anyMatch(line -> line.contains("webhooks.0008"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#servers")
    void aHalfRestoredDatabaseBlocks(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            try (Connection connection = database.connect()) {
                new UnfinishedRestore("oncall.stepwise", "2026-11-22 10:00 UTC", "").write(connection, engine);
            }
            Finding half = Checked.run(database, "database");
            assertThat(half.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(half.sentence().toString()).contains("oncall.stepwise", "2026-11-22 10:00 UTC");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aRunIsSeenWhileItWorksAndWhenItWasLeft(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            assertThat(Checked.run(database, "lock").severity()).isEqualTo(Severity.PASSED);
            List<Finding> meanwhile = new ArrayList<>();
            Upgrade[] upgrade = new Upgrade[1];
            upgrade[0] = new Upgrade(
                    Checked.CATALOG, plan(database), database.settings(), UpgradeOptions.of(exports), event -> {
                        if (event instanceof UpgradeEvent.StatementStarted && meanwhile.isEmpty()) {
                            meanwhile.add(Checked.run(database, "lock"));
                        } else if (event instanceof UpgradeEvent.MigrationFinished) {
                            upgrade[0].cancel();
                        }
                    });
            upgrade[0].run();

            assertThat(meanwhile).hasSize(1);
            assertThat(meanwhile.get(0).severity()).isEqualTo(Severity.BLOCKER);
            assertThat(meanwhile.get(0).sentence().key()).isEqualTo("lock.held");
            assertThat(meanwhile.get(0).evidence()).hasSize(1);
            assertThat(Checked.run(database, "lock").severity()).isEqualTo(Severity.PASSED);
            Finding left = Checked.run(database, "database");
            if (engine == Engine.SQLITE) {
                assertThat(left.severity()).isEqualTo(Severity.PASSED);
            } else {
                assertThat(left.severity()).isEqualTo(Severity.NOTE);
                assertThat(left.sentence().toString()).contains("1.3.4");
                Finding plan = Checked.run(database, "plan");
                assertThat(plan.severity()).isEqualTo(Severity.PASSED);
                assertThat(plan.sentence().arguments()).first().isEqualTo("1.3.4");
            }
        }
    }

    @Test
    void aLockFileOfADeadRunIsNoObstacle() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            java.nio.file.Files.writeString(Path.of(database.file() + ".stepwise-lock"), "process 1\n");
            assertThat(Checked.run(database, "lock").severity()).isEqualTo(Severity.NOTE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void driftAndOwnObjectsAreTold(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Checked.execute(
                    database,
                    "alter table alerts_alertgroup add column mine int",
                    "create view my_view as select count(*) as n from alerts_alertgroup");
            Finding drift = Checked.run(database, "drift");
            assertThat(drift.severity()).isEqualTo(Severity.WARNING);
            assertThat(drift.evidence()).hasSize(1).first().asString().contains("mine", "alerts_alertgroup");
            Finding own = Checked.run(database, "own-objects");
            assertThat(own.severity()).isEqualTo(Severity.WARNING);
            assertThat(own.evidence()).hasSize(1).first().asString().startsWith("view my_view");
        }
    }

    @Test
    void ownObjectsOfPostgresAreTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            Checked.execute(
                    database,
                    "create function watch() returns event_trigger language plpgsql as 'begin end'",
                    "create event trigger watcher on sql_drop execute function watch()",
                    "create rule quiet as on update to alerts_alert do nothing",
                    "create policy mine on alerts_alert");
            assertThat(Checked.run(database, "own-objects").evidence())
                    .containsExactly(
                            "event trigger watcher", "policy mine on alerts_alert", "rule quiet on alerts_alert");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#mySqlFamily")
    void eventsOfMySqlAreTold(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            Checked.execute(database, "create event tidy on schedule every 1 year starts '2037-01-01' do set @a = 1");
            assertThat(Checked.run(database, "own-objects").evidence()).containsExactly("event tidy");
        }
    }

    @Test
    void aSecondSchemaWithTablesOfOnCallIsTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            assertThat(Checked.run(database, "schemas").sentence().toString()).contains("public");
            Checked.execute(
                    database,
                    "create schema other",
                    "create table other.django_migrations (id int, app text, name text)");
            Finding several = Checked.run(database, "schemas");
            assertThat(several.severity()).isEqualTo(Severity.WARNING);
            assertThat(several.evidence()).containsExactly("public", "other");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void thePlanTellsWhatItTakesAndWhatGoes(Engine engine) {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            assertThat(Checked.to("1.2.40", database, "plan").sentence().key()).isEqualTo("plan.nothing");
            assertThat(Checked.to("1.2.40", database, "data").sentence().key()).isEqualTo("data.none");
            assertThat(Checked.to("1.2.44", database, "secret-key").severity()).isEqualTo(Severity.PASSED);
            Finding refused = Checked.to("1.2.0", database, "plan");
            assertThat(refused.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(refused.sentence().toString()).contains("downwards");
            Finding near = Checked.to("1.3.4", database, "plan");
            assertThat(near.severity()).isEqualTo(Severity.PASSED);

            Finding data = Checked.run(database, "data");
            assertThat(data.severity()).isEqualTo(Severity.WARNING);
            assertThat(data.evidence())
                    .hasSizeLessThanOrEqualTo(20)
                    .anyMatch(line -> line.endsWith(" is dropped (300)"));
            assertThat(Checked.run(database, "secret-key").sentence().key()).isEqualTo("secret-key.needed");
        }
    }

    @Test
    void bigTablesAreTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Checked.execute(
                    database,
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000)"
                            + " insert into alerts_alertgrouplogrecord (created_at, type, alert_group_id)"
                            + " select '2024-01-01', 1, (select min(id) from alerts_alertgroup) from n");
            Finding big = Checked.run(database, "big-tables");
            assertThat(big.severity()).isEqualTo(Severity.NOTE);
            assertThat(big.evidence()).anyMatch(line -> line.contains("alerts_alertgrouplogrecord"));
        }
    }

    private static Plan plan(TestDatabase database) throws Exception {
        Premises premises = new Premises(Checked.CATALOG, database.settings(), Optional.of(NEAR), Optional.empty());
        try (Look look = new Look(premises, Clock.systemUTC())) {
            return look.plan();
        }
    }
}
