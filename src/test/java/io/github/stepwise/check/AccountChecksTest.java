package io.github.stepwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an account may do and see, and who else is there. */
class AccountChecksTest {
    private static final String PASSWORD = "Sw-7 §pa$s";

    /** What is offered takes no table from its owner, who is OnCall, and what is made afterwards belongs to OnCall too. */
    @Test
    void postgresTellsWhatAnAccountMayNot() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            String user = user(database);
            String oncall = "o" + user;
            ConnectionSettings settings = settings(database, user);
            Checked.execute(
                    database,
                    "create role " + user + " login password '" + PASSWORD + "'",
                    "create role " + oncall + " login password '" + PASSWORD + "'");
            try {
                Finding ofAdministrator = Checked.run(settings, "rights");
                assertThat(ofAdministrator.severity()).isEqualTo(Severity.BLOCKER);
                assertThat(ofAdministrator.sentence().key()).isEqualTo("rights.owner-administrator");
                assertThat(ofAdministrator.remedySql())
                        .as("nobody becomes an administrator by pasting")
                        .isEmpty();

                handOver(database, oncall);
                Finding owner = Checked.run(settings, "rights");
                assertThat(owner.severity()).isEqualTo(Severity.BLOCKER);
                assertThat(owner.sentence().key()).isEqualTo("rights.owner");
                assertThat(owner.evidence()).hasSize(20).first().asString().contains(": " + oncall);
                assertThat(owner.remedySql())
                        .containsExactly(
                                "GRANT " + oncall + " TO " + user + ";",
                                "ALTER ROLE " + user + " IN DATABASE " + database.name() + " SET role TO '" + oncall
                                        + "';");
                Checked.execute(database, owner.remedySql().toArray(String[]::new));

                Finding create = Checked.run(settings, "rights");
                assertThat(create.severity()).isEqualTo(Severity.BLOCKER);
                assertThat(create.sentence().key()).isEqualTo("rights.create");
                Checked.execute(database, create.remedySql().get(0));

                assertThat(Checked.run(settings, "rights").severity()).isEqualTo(Severity.PASSED);
                try (Database opened = Database.open(settings);
                        Connection connection = opened.connection()) {
                    Checked.execute(connection, "create table made_by_the_upgrade (id int)");
                }
                assertThat(owners(database)).containsExactly(oncall);
            } finally {
                remove(database, user, oncall);
            }
        }
    }

    @Test
    void whoWouldLeaveTablesToOnCallThatItCannotUseIsWarned() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            String user = user(database);
            String oncall = "o" + user;
            ConnectionSettings settings = settings(database, user);
            Checked.execute(
                    database,
                    "create role " + oncall + " login password '" + PASSWORD + "'",
                    "create role " + user + " login password '" + PASSWORD + "' in role " + oncall,
                    "grant create on schema public to " + oncall);
            try {
                handOver(database, oncall);
                Finding member = Checked.run(settings, "rights");
                assertThat(member.severity()).isEqualTo(Severity.WARNING);
                assertThat(member.sentence().toString()).contains("belong to " + oncall, "belong to " + user);
                Checked.execute(database, member.remedySql().get(0));
                assertThat(Checked.run(settings, "rights").severity()).isEqualTo(Severity.PASSED);

                Finding administrator = Checked.run(database, "rights");
                assertThat(administrator.severity()).isEqualTo(Severity.WARNING);
                assertThat(administrator.whatToDo().orElseThrow().toString()).contains(oncall);
                assertThat(administrator.remedySql()).isEmpty();
            } finally {
                remove(database, user, oncall);
            }
        }
    }

    private static void handOver(TestDatabase database, String role) throws SQLException {
        Checked.execute(
                database,
                "do $$ declare t record; begin for t in select tablename from pg_tables where schemaname = 'public' loop"
                        + " execute format('alter table %I owner to " + role + "', t.tablename); end loop; end $$");
    }

    private static List<String> owners(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Rows.of(
                    connection,
                    "select distinct tableowner from pg_tables where schemaname = 'public'",
                    row -> row.getString(1));
        }
    }

    private static void remove(TestDatabase database, String... roles) throws SQLException {
        for (String role : roles) {
            Checked.execute(
                    database,
                    "reassign owned by " + role + " to current_user",
                    "drop owned by " + role,
                    "drop role " + role);
        }
    }

    @Test
    void postgresIsAskedByTrialToo() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Checked.execute(
                    database,
                    "create function refuse() returns event_trigger language plpgsql as"
                            + " 'begin raise exception ''no tables today''; end'",
                    "create event trigger refuse on ddl_command_start execute function refuse()");
            Finding failed = Checked.run(database, "rights");
            assertThat(failed.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(failed.evidence()).anyMatch(line -> line.contains("no tables today"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#mySqlFamily")
    void mySqlTellsWhatAnAccountMayNot(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            String user = user(database);
            String account = user + "@'%'";
            ConnectionSettings settings = settings(database, user);
            Checked.execute(database, "create user " + account + " identified by '" + PASSWORD + "'");
            try {
                String on = " on " + database.name() + ".* to " + account;
                Checked.execute(database, "grant select, insert, update, create, alter, index, references" + on);
                Finding noDrop = Checked.run(settings, "rights");
                assertThat(noDrop.severity()).isEqualTo(Severity.BLOCKER);
                assertThat(noDrop.sentence().arguments()).containsExactly("DELETE, DROP");
                assertThat(probes(database)).isEmpty();

                Checked.execute(
                        database,
                        "revoke references on " + database.name() + ".* from " + account,
                        "grant drop, delete" + on);
                Finding noReferences = Checked.run(settings, "rights");
                if (engine == Engine.MYSQL) {
                    assertThat(noReferences.severity()).isEqualTo(Severity.BLOCKER);
                    assertThat(noReferences.sentence().arguments()).containsExactly("REFERENCES");
                } else {
                    // MariaDB knows that right and does not ask for it.
                    assertThat(noReferences.severity()).isEqualTo(Severity.PASSED);
                }
                assertThat(probes(database)).isEmpty();

                Checked.execute(database, noDrop.remedySql().get(0).replace(";", ""));
                assertThat(Checked.run(settings, "rights").severity()).isEqualTo(Severity.PASSED);
                assertThat(probes(database)).isEmpty();
            } finally {
                Checked.execute(database, "drop user " + account);
            }
        }
    }

    private static List<String> probes(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Rows.of(connection, "show tables like 'stepwise%'", row -> row.getString(1));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#servers")
    void otherSessionsAreNamed(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            assertThat(Checked.run(database, "sessions").severity()).isEqualTo(Severity.PASSED);
            try (Connection first = database.connect();
                    Connection second = database.connect()) {
                Finding others = Checked.run(database, "sessions");
                assertThat(first.isValid(1) && second.isValid(1)).isTrue();
                assertThat(others.severity()).isEqualTo(Severity.WARNING);
                assertThat(others.sentence().arguments()).containsExactly(2);
                assertThat(others.evidence()).hasSize(2).allMatch(line -> line.contains(" · " + database.user()));
                assertThat(others.whatToDo().orElseThrow().toString()).contains("celery");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#mySqlFamily")
    void mySqlNeverSaysNobodyWhereItCannotSee(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            String user = user(database);
            String account = user + "@'%'";
            ConnectionSettings settings = settings(database, user);
            Checked.execute(
                    database,
                    "create user " + account + " identified by '" + PASSWORD + "'",
                    "grant all on " + database.name() + ".* to " + account);
            try (Connection other = database.connect()) {
                Finding hidden = Checked.run(settings, "sessions");
                assertThat(hidden.severity()).isEqualTo(Severity.UNKNOWN);
                assertThat(hidden.sentence().toString()).contains(user);
                assertThat(Checked.run(settings, "transactions").severity()).isEqualTo(Severity.UNKNOWN);
                Checked.execute(other, "grant process on *.* to " + account);
                assertThat(Checked.run(settings, "sessions").severity()).isEqualTo(Severity.WARNING);
            } finally {
                Checked.execute(database, "drop user " + account);
            }
        }
    }

    @Test
    void postgresNamesSessionsToAnAccountWithoutRights() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String user = user(database);
            Checked.execute(database, "create role " + user + " login password '" + PASSWORD + "'");
            try (Connection other = database.connect()) {
                Finding others = Checked.run(settings(database, user), "sessions");
                assertThat(others.severity()).isEqualTo(Severity.WARNING);
                assertThat(others.evidence()).hasSize(1).first().asString().contains(database.user());
                assertThat(Checked.run(settings(database, user), "transactions").severity())
                        .isEqualTo(Severity.UNKNOWN);
                assertThat(other.isValid(1)).isTrue();
            } finally {
                Checked.execute(database, "drop role " + user);
            }
        }
    }

    @Test
    void whoWritesToASqliteFileIsNoticed() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40");
                Connection other = database.connect()) {
            Checked.execute(other, "begin immediate");
            Finding writing = Checked.run(database, "sessions");
            assertThat(writing.severity()).isEqualTo(Severity.WARNING);
            assertThat(writing.sentence().toString()).contains(database.name());
            assertThat(Checked.run(database, "writable").severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(Checked.run(database, "rights").severity()).isEqualTo(Severity.UNKNOWN);
            Checked.execute(other, "rollback");
            assertThat(Checked.run(database, "sessions").severity()).isEqualTo(Severity.NOTE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#servers")
    void oldTransactionsAreNamed(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine);
                Connection other = database.connect()) {
            Checked.execute(
                    other,
                    "create table t (id int)",
                    "start transaction",
                    "insert into t values (1)",
                    "select * from t");
            Answer old = transactions(database, Duration.ZERO);
            assertThat(old.severity()).isEqualTo(Severity.WARNING);
            assertThat(old.evidence()).hasSize(1).first().asString().contains(database.user());
            assertThat(transactions(database, Duration.ofMinutes(5)).severity()).isEqualTo(Severity.PASSED);
            other.createStatement().execute("rollback");
        }
    }

    @Test
    void preparedTransactionsAreNamed() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB);
                Connection other = database.connect()) {
            Checked.execute(
                    other,
                    "create table t (id int)",
                    "xa start 'stuck'",
                    "insert into t values (1)",
                    "xa end 'stuck'",
                    "xa prepare 'stuck'");
            try {
                Finding prepared = Checked.run(database, "transactions");
                assertThat(prepared.severity()).isEqualTo(Severity.WARNING);
                assertThat(prepared.evidence()).containsExactly("prepared XA stuck");
            } finally {
                Checked.execute(other, "xa rollback 'stuck'");
            }
        }
    }

    private static Answer transactions(TestDatabase database, Duration old) throws Exception {
        try (Look look = new Look(Checked.premises(database.settings()), Clock.systemUTC())) {
            return new TransactionsCheck(old).look(look);
        }
    }

    private static String user(TestDatabase database) {
        return "u" + database.name().substring(database.name().length() - 12);
    }

    private static ConnectionSettings settings(TestDatabase database, String user) {
        return database.settings().withCredentials(user, Secret.of(PASSWORD));
    }
}
