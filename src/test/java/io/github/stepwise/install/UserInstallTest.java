package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Installs for a database user of OnCall's own. */
class UserInstallTest {
    /** With everything that has a meaning somewhere in SQL. */
    private static final Secret PASSWORD = Secret.of("p%s'w\"o\\r`d;--ä$1");

    private static final String SERVERS = "io.github.stepwise.install.UserInstallTest#servers";

    private final FreshInstall install = new FreshInstall(Targets.CATALOG);

    static List<Engine> servers() {
        return Servers.available().stream()
                .filter(engine -> engine != Engine.SQLITE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void newUserComesInAndOwnsWhatItNeeds(Engine engine) throws Exception {
        try (Place place = new Place(engine)) {
            List<InstallEvent> events = new ArrayList<>();
            Installed installed = install.run(place.request().withUser(place.newUser()), events::add);

            assertThat(installed.userCreated()).isTrue();
            assertThat(installed.notes()).isEmpty();
            assertThat(events.get(0)).isEqualTo(new InstallEvent.UserCreated(place.user));
            try (Database database = Database.open(installed.connection());
                    Connection connection = database.connection()) {
                // what OnCall's own migrations would do
                execute(
                        connection,
                        "create table late (id bigint not null primary key, team_id bigint,"
                                + " foreign key (team_id) references user_management_team (id))",
                        "alter table user_management_team add column late int",
                        "create index late_index on user_management_team (late)",
                        "insert into django_migrations (app, name, applied) values ('late', '1', '2024-01-01 00:00:00')",
                        "drop table late");
            }
            assertMayDoNothingIn(place.server, installed.connection());
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void failureTakesUserAndDatabaseAwayAgain(Engine engine) throws Exception {
        try (Place place = new Place(engine)) {
            StopsAtTable listener = new StopsAtTable(40);
            InstallFailure failure = failure(place.request().withUser(place.newUser()), listener);
            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.CANCELLED);
            assertThat(failure.left()).isEmpty();
            assertThat(listener.events())
                    .endsWith(
                            new InstallEvent.Removed("database " + place.database.name()),
                            new InstallEvent.Removed("user " + place.user));
            assertThat(place.hasUser()).isFalse();
            assertThatThrownBy(place.database::connect).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void userThatIsThereKeepsItsPassword(Engine engine) throws Exception {
        try (Place place = new Place(engine)) {
            place.createUser();
            InstallFailure failure = failure(place.request().withUser(place.newUser()), InstallListener.NONE);
            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.USER_EXISTS);
            assertThat(failure.left()).isEmpty();
            assertThat(place.hasUser()).isTrue();

            Installed installed = install.run(place.request().withUser(place.oldUser()), InstallListener.NONE);
            assertThat(installed.userCreated()).isFalse();
            try (Database database =
                            Database.open(installed.connection().withCredentials(place.user, Secret.of("old")));
                    Connection connection = database.connection()) {
                execute(connection, "drop table django_session");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void userOfAnEmptyDatabaseThatIsThere(Engine engine) throws Exception {
        try (Place place = new Place(engine);
                TestDatabase empty = Servers.create(engine)) {
            InstallRequest request = Targets.request(empty, "1.2.40").withUser(place.newUser());
            InstallFailure failure = failure(request, new StopsAtTable(40));
            assertThat(failure.left()).isEmpty();
            assertThat(place.hasUser()).isFalse();
            try (Connection connection = empty.connect()) {
                assertThat(DatabaseFacts.schema(connection, engine)).isEmpty();
            }

            assertThat(install.run(request, InstallListener.NONE).databaseCreated())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void unknownUserIsNotMadeByAccident(Engine engine) throws Exception {
        try (Place place = new Place(engine)) {
            InstallFailure failure = failure(place.request().withUser(place.oldUser()), InstallListener.NONE);
            assertThat(failure.kind()).isEqualTo(InstallFailure.Kind.NO_SUCH_USER);
            assertThat(failure.left()).isEmpty();
            assertThat(place.hasUser()).isFalse();
            assertThatThrownBy(place.database::connect).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void postgresNeverSeesThePassword() throws Exception {
        try (Place place = new Place(Engine.POSTGRESQL)) {
            install.run(place.request().withUser(place.newUser()), InstallListener.NONE);
            assertThat(place.ask("select rolpassword from pg_authid where rolname = '" + place.user + "'"))
                    .startsWith("SCRAM-SHA-256$");
            assertThat(place.ask("select pg_get_userbyid(datdba) from pg_database where datname = '"
                            + place.database.name() + "'"))
                    .isEqualTo(place.user);
        }
    }

    @Test
    void administratorWithoutAllRightsInstallsOnPostgres() throws Exception {
        try (Place place = new Place(Engine.POSTGRESQL)) {
            String administrator = "admin_" + place.user;
            place.execute("create role " + administrator + " login createdb createrole password 'x'");
            InstallRequest request = place.request().withUser(place.newUser());
            ConnectionSettings target = request.target().withCredentials(administrator, Secret.of("x"));
            Installed installed = install.run(
                    new InstallRequest(target, request.release(), request.apps(), request.user()),
                    InstallListener.NONE);

            assertThat(installed.notes()).isEmpty();
            assertThat(place.ask("select pg_has_role('" + administrator + "', '" + place.user + "', '"
                            + (place.version() >= 160000 ? "SET" : "MEMBER") + "')"))
                    .isEqualTo("f");
            place.database.close();
            place.execute("drop role " + place.user, "drop role " + administrator);
        }
    }

    private static void assertMayDoNothingIn(TestDatabase other, ConnectionSettings settings) throws Exception {
        ConnectionSettings connection = settings.withDatabase(other.name());
        if (other.engine() != Engine.POSTGRESQL) {
            assertThatThrownBy(() -> Database.open(connection)).isInstanceOf(DatabaseProblem.class);
            return;
        }
        try (Database database = Database.open(connection);
                Connection there = database.connection()) {
            // everybody may enter, but not create
            assertThatThrownBy(() -> execute(there, "create schema mine")).isInstanceOf(SQLException.class);
        }
    }

    private InstallFailure failure(InstallRequest request, InstallListener listener) {
        return catchThrowableOfType(InstallFailure.class, () -> install.run(request, listener));
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A name for a database and one for a user, both free; cleans up behind the test. */
    private static final class Place implements AutoCloseable {
        private final TestDatabase database;
        private final String user;
        private final TestDatabase server;

        Place(Engine engine) {
            this.database = Servers.create(engine);
            this.database.close();
            this.server = Servers.create(engine);
            this.user = "u_" + server.name().replaceFirst(".*_", "");
        }

        InstallRequest request() {
            return Targets.request(database, "1.2.40");
        }

        OnCallUser newUser() {
            return OnCallUser.create(user, PASSWORD);
        }

        OnCallUser oldUser() {
            return OnCallUser.existing(user);
        }

        void createUser() throws SQLException {
            execute(
                    isPostgres()
                            ? "create role " + user + " login password 'old'"
                            : "create user " + user + " identified by 'old'");
        }

        boolean hasUser() throws SQLException {
            String table = isPostgres() ? "pg_roles where rolname" : "mysql.user where user";
            return !ask("select count(*) from " + table + " = '" + user + "'").equals("0");
        }

        int version() throws SQLException {
            return Integer.parseInt(ask("show server_version_num"));
        }

        void execute(String... statements) throws SQLException {
            try (Connection connection = server.connect()) {
                UserInstallTest.execute(connection, statements);
            }
        }

        String ask(String sql) throws SQLException {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        }

        private boolean isPostgres() {
            return server.engine() == Engine.POSTGRESQL;
        }

        @Override
        public void close() throws SQLException {
            database.close();
            execute("drop user if exists " + user);
            server.close();
        }
    }
}
