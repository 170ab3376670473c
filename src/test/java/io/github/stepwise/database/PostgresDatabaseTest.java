package io.github.stepwise.database;

import static io.github.stepwise.database.DatabaseProblem.Kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.stepwise.schema.Engine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Errors as a real PostgreSQL reports them. */
class PostgresDatabaseTest {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start();
        admin("create role eva login password 'geheim'", "create role poor login password 'geheim'");
        admin("create database oncall owner eva");
        admin("alter system set password_encryption = 'scram-sha-256'");

        Files.writeString(
                rules(), "local all all trust\nhost all postgres all trust\nhost all all all scram-sha-256\n");
        admin("select pg_reload_conf()", "alter role eva password 'geheim'", "alter role poor password 'geheim'");
        waitForRules();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void givesEachSessionItsSettings() throws Exception {
        try (Database database = Database.open(settings())) {
            assertThat(ask(database, "show lock_timeout")).isEqualTo("5s");
            assertThat(ask(database, "show timezone")).isEqualTo("UTC");
            assertThat(ask(database, "show application_name")).isEqualTo("stepwise");
            assertThat(ask(database, "select current_database()")).isEqualTo("oncall");
            assertThat(database.serverVersion().isAtLeast(12)).isTrue();
            assertThat(database).hasToString(settings().describe());
        }
    }

    @Test
    void opensTheServerToMakeADatabase() throws Exception {
        ConnectionSettings admin =
                settings().withCredentials("postgres", Secret.none()).withDatabase("not_yet");
        try (Database database = Database.server(admin)) {
            execute(database, "create database not_yet");
        }
        try (Database database = Database.open(admin)) {
            assertThat(ask(database, "select current_database()")).isEqualTo("not_yet");
        }
        try (Database database = Database.server(admin)) {
            execute(database, "drop database not_yet");
        }
    }

    @Test
    void knowsAWrongPassword() {
        DatabaseProblem problem = openFails(settings().withCredentials("eva", Secret.of("wrongword")));

        assertThat(problem.kind()).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(problem.sqlState()).isEqualTo("28P01");
        assertThat(problem.serverText())
                .contains("password authentication failed")
                .doesNotContain("wrongword");
        assertThat(openFails(settings().withCredentials("eva", Secret.none())).kind())
                .isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(openFails(settings().withCredentials("nobody", Secret.of("x")))
                        .kind())
                .isEqualTo(Kind.WRONG_PASSWORD);
    }

    @Test
    void knowsAMissingDatabase() {
        assertThat(openFails(settings().withDatabase("nope")).kind()).isEqualTo(Kind.NO_SUCH_DATABASE);
    }

    @Test
    void knowsWhenNobodyIsThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(openFails(at("localhost", free)).kind()).isEqualTo(Kind.HOST_UNREACHABLE);
        assertThat(openFails(at("no.such.host.invalid", 5432)).kind()).isEqualTo(Kind.NO_SUCH_HOST);
    }

    @Test
    void knowsAServerWithoutTls() {
        assertThat(openFails(settings().withTls(Tls.REQUIRE, null)).kind()).isEqualTo(Kind.TLS_REFUSED);
    }

    /** MySQL's driver waits for the server to speak first, and so does PostgreSQL. */
    @Test
    void isNotTakenForAMySqlThatBreaksOff() {
        ConnectionSettings wrong = settings().withEngine(Engine.MYSQL);
        assertTimeout(Duration.ofSeconds(20), () -> {
            DatabaseProblem problem = openFails(wrong);
            assertThat(problem.sentence()).contains("does not answer like MySQL");
            assertThat(problem.nextStep()).contains("kind of database");
        });
    }

    @Test
    void knowsMissingRights() throws Exception {
        try (Database owner = Database.open(settings())) {
            execute(owner, "create table owned (i int)");
        }
        try (Database database = Database.open(settings().withCredentials("poor", Secret.of("geheim")))) {
            DatabaseProblem schema = executeFails(database, "create table mine (i int)");
            assertThat(schema.kind()).isEqualTo(Kind.NO_RIGHTS);
            assertThat(schema.nextStep())
                    .contains("GRANT USAGE, CREATE ON SCHEMA public TO poor;")
                    .doesNotContain("OWNER TO");
            DatabaseProblem table = executeFails(database, "alter table owned add j int");
            assertThat(table.kind()).isEqualTo(Kind.NO_RIGHTS);
            assertThat(table.nextStep()).contains("GRANT <owner> TO poor;").doesNotContain("OWNER TO", "REASSIGN");
            assertThat(executeFails(database, "select * from owned").kind()).isEqualTo(Kind.NO_RIGHTS);
            assertThat(executeFails(database, "create database more").nextStep())
                    .contains("CREATEDB");
        }
    }

    @Test
    void knowsAReadOnlyTransaction() throws Exception {
        try (Database database = Database.open(settings())) {
            assertThat(executeFails(database, "begin read only", "create table x (i int)")
                            .kind())
                    .isEqualTo(Kind.READ_ONLY);
        }
    }

    @Test
    void knowsALockHeldByAnother() throws Exception {
        try (Database database = Database.open(settings());
                Connection holder = database.connection();
                Statement statement = holder.createStatement()) {
            execute(database, "create table held (i int)");
            holder.setAutoCommit(false);
            statement.execute("lock table held");
            assertThat(executeFails(database, "set lock_timeout = '100ms'", "alter table held add j int")
                            .kind())
                    .isEqualTo(Kind.LOCK_HELD);
        }
    }

    @Test
    void knowsAKilledSession() throws Exception {
        try (Database database = Database.open(settings());
                Connection victim = database.connection();
                Statement statement = victim.createStatement()) {
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                execute(database, "select pg_terminate_backend(" + row.getInt(1) + ")");
            }
            SQLException thrown = catchThrowableOfType(SQLException.class, () -> statement.execute("select 1"));
            assertThat(database.problem(thrown).kind()).isEqualTo(Kind.CONNECTION_LOST);
        }
    }

    private static ConnectionSettings settings() {
        return at("localhost", server.getPort());
    }

    private static ConnectionSettings at(String host, int port) {
        return ConnectionSettings.server(Engine.POSTGRESQL, host, port, "oncall", "eva", Secret.of("geheim"));
    }

    private static Path rules() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show hba_file")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private static void waitForRules() throws Exception {
        for (int i = 0; i < 100; i++) {
            if (openFails(settings().withCredentials("eva", Secret.of("wrong"))) != null) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private static void admin(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static DatabaseProblem openFails(ConnectionSettings settings) {
        return catchThrowableOfType(
                DatabaseProblem.class, () -> Database.open(settings).close());
    }

    private static DatabaseProblem executeFails(Database database, String... statements) {
        return database.problem(catchThrowableOfType(SQLException.class, () -> execute(database, statements)));
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
