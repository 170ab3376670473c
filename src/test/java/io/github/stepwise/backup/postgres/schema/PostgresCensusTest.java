package io.github.stepwise.backup.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Nothing gets lost in silence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCensusTest {
    private TestDatabase torture;

    @BeforeAll
    void make() throws Exception {
        torture = SchemaCopies.database(SchemaCopies.tortures());
    }

    @AfterAll
    void drop() {
        torture.close();
    }

    /** One of each kind is kept from being written; the census has to name it. */
    @Test
    void aStatementThatIsMissingIsNoticed() throws Exception {
        Map<String, DatabaseObject> oneOfEach = new TreeMap<>();
        SchemaCopies.read(torture, node -> {
            if (!node.keys().isEmpty()) {
                oneOfEach.putIfAbsent(node.object().kind(), node.object());
            }
            return true;
        });
        assertThat(oneOfEach)
                .containsKeys("table", "view", "index", "function", "aggregate", "operator", "operator class", "type")
                .containsKeys("cast", "table constraint", "domain constraint", "trigger", "rule", "policy", "collation")
                .containsKeys("text search configuration", "publication", "statistics object", "large object", "server")
                .containsKeys(
                        "transform", "conversion", "language", "extension", "schema", "sequence", "access method");

        for (DatabaseObject missing : oneOfEach.values()) {
            PostgresSchema schema =
                    SchemaCopies.read(torture, node -> !node.object().equals(missing));
            assertThat(objects(schema)).as("census without %s", missing).contains(missing);
        }
    }

    @Test
    void aDefaultThatIsMissingIsNoticed() throws Exception {
        PostgresSchema schema = SchemaCopies.read(torture, node -> node.rank() != Rank.DEFAULT);
        assertThat(objects(schema)).anyMatch(object -> object.kind().equals("default value"));
    }

    @Test
    void whatIsNotWrittenIsNamed() throws Exception {
        try (TestDatabase database = SchemaCopies.database("""
                CREATE FUNCTION pg_catalog.stepwise_hidden() RETURNS int LANGUAGE sql AS 'SELECT 1';
                CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
                CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'secret-of-s');
                CREATE SUBSCRIPTION "s ub" CONNECTION 'host=nowhere password=secret-of-sub' PUBLICATION p
                    WITH (connect = false, slot_name = NONE);
                CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)""")) {
            brokenIndex(database);
            PostgresSchema schema = SchemaCopies.read(database);
            assertThat(schema.notCaptured().stream().map(each -> each.object().toString()))
                    .containsExactlyInAnyOrder(
                            "function pg_catalog.stepwise_hidden()",
                            "user mapping PUBLIC on server s",
                            "subscription \"s ub\"",
                            "index public.broken");
            assertThat(schema.toString()).doesNotContain("secret-of");
            SchemaCopies.execute(database, "ALTER SUBSCRIPTION \"s ub\" DISABLE; DROP SUBSCRIPTION \"s ub\"");
        }
    }

    private static void brokenIndex(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)");
        } catch (SQLException expected) {
            assertThat(expected.getMessage()).contains("broken");
        }
    }

    @Test
    void anEmptyDatabaseHasNothing() throws Exception {
        try (TestDatabase database = SchemaCopies.database("SELECT 1")) {
            PostgresSchema schema = SchemaCopies.read(database);
            assertThat(schema.statements()).isEmpty();
            assertThat(schema.notCaptured()).isEmpty();
            assertThat(schema.tables()).isEmpty();
            assertThat(schema.warnings()).isEmpty();
        }
    }

    private static List<DatabaseObject> objects(PostgresSchema schema) {
        return schema.notCaptured().stream().map(NotCaptured::object).toList();
    }
}
