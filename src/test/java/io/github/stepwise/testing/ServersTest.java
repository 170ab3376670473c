package io.github.stepwise.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServersTest {
    private static final String MYSQL = "jdbc:mysql://127.0.0.1:3307/?user=root";

    @Test
    void mySqlIsOptionalOnADesktop() {
        assertThat(Servers.available(Map.of())).containsExactly(Engine.POSTGRESQL, Engine.MARIADB, Engine.SQLITE);
        assertThat(Servers.available(Map.of(Servers.MYSQL_URL, MYSQL))).containsExactly(Engine.values());
    }

    @Test
    void noEngineGoesUntestedOnABuildServer() {
        assertThatThrownBy(() -> Servers.available(Map.of("CI", "true"))).hasMessageContaining(Servers.MYSQL_URL);
        assertThat(Servers.available(Map.of("CI", "true", Servers.MYSQL_URL, MYSQL)))
                .hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void newDatabaseIsEmpty(Engine engine) throws SQLException {
        try (TestDatabase database = Servers.create(engine);
                Connection connection = database.connect()) {
            assertThat(DatabaseFacts.schema(connection, engine)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void closingDropsTheDatabase(Engine engine) throws SQLException {
        TestDatabase database = Servers.create(engine);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int)");
        }
        database.close();
        if (engine == Engine.SQLITE) {
            assertThat(database.file()).doesNotExist();
        } else {
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void copyEqualsTheOriginal(Engine engine) throws SQLException {
        try (TestDatabase copy = Servers.create(engine, "1.2.40");
                TestDatabase original = Servers.create(engine)) {
            Reference.loadSample(original, "1.2.40");
            try (Connection a = original.connect();
                    Connection b = copy.connect()) {
                assertThat(DatabaseFacts.schema(b, engine)).isEqualTo(DatabaseFacts.schema(a, engine));
                assertThat(DatabaseFacts.rows(b, engine)).isEqualTo(DatabaseFacts.rows(a, engine));
            }
        }
    }

    @Test
    void urlOfAMySqlServerNeedsItsScheme() {
        for (String url : List.of("", "mysql://127.0.0.1:3307/")) {
            assertThatThrownBy(() -> MySqlServer.at(url)).hasMessageContaining(Servers.MYSQL_URL);
        }
    }
}
