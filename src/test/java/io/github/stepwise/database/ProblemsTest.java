package io.github.stepwise.database;

import static io.github.stepwise.database.DatabaseProblem.Kind;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    private static final ConnectionSettings SETTINGS =
            ConnectionSettings.server(Engine.POSTGRESQL, "db.example", 0, "oncall", "Eva", Secret.of("geheim"));

    @Test
    void leavesThePasswordNowhere() {
        SQLException cause = new SQLException(
                "syntax error near 'geheim'", "42601", new IllegalStateException("alter user … password 'geheim'"));

        DatabaseProblem problem = Problems.translate(cause, SETTINGS);

        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString() + problem.serverText() + problem.nextStep()).doesNotContain("geheim");
        assertThat(problem.serverText()).startsWith("syntax error near '***'");
        assertThat(problem.sqlState()).isEqualTo("42601");
    }

    @Test
    void masksNoNameThatIsThePasswordToo() {
        ConnectionSettings careless = SETTINGS.withCredentials("oncall", Secret.of("oncall"));

        DatabaseProblem problem = Problems.translate(
                new SQLException("password authentication failed for user \"oncall\"", "28P01"), careless);

        assertThat(problem.serverText()).contains("\"oncall\"");
    }

    @Test
    void looksBehindThePool() {
        SQLException inner = new SQLException("FATAL: password authentication failed", "28P01");
        SQLException outer = new SQLTransientConnectionException(
                "stepwise - Connection is not available, request timed out after 20000ms.",
                new IllegalStateException("set-up of the connection", inner));

        assertThat(Problems.translate(outer, SETTINGS).kind()).isEqualTo(Kind.WRONG_PASSWORD);
    }

    @Test
    void knowsAPoolThatIsAllInUse() {
        SQLException busy = new SQLTransientConnectionException(
                "stepwise - Connection is not available, request timed out after 20000ms (total=4, active=4)");

        assertThat(Problems.translate(busy, SETTINGS).kind()).isEqualTo(Kind.TOO_MANY_CONNECTIONS);
    }

    @Test
    void looksIntoABatch() {
        BatchUpdateException batch = new BatchUpdateException("Batch entry 3", "HY000", 0, new int[0]);
        batch.setNextException(new SQLException("could not extend file", "53100"));

        assertThat(Problems.translate(batch, SETTINGS).kind()).isEqualTo(Kind.DISK_FULL);
    }

    @Test
    void offersARightToTheSchemaWithoutTakingItFromAnybody() {
        DatabaseProblem problem =
                Problems.translate(new SQLException("ERROR: permission denied for schema public", "42501"), SETTINGS);

        assertThat(problem.kind()).isEqualTo(Kind.NO_RIGHTS);
        assertThat(problem.nextStep())
                .contains("GRANT USAGE, CREATE ON SCHEMA public TO \"Eva\";")
                .doesNotContain("OWNER TO");
    }

    @Test
    void offersAShareInTheOwnersRightsAndNeverTheTable() {
        DatabaseProblem problem = Problems.translate(
                new SQLException("ERROR: must be owner of table alerts_alert\n  Position: 1", "42501"), SETTINGS);

        assertThat(problem.nextStep()).contains("GRANT <owner> TO \"Eva\";").doesNotContain("OWNER TO", "REASSIGN");
    }

    @Test
    void saysWhatIsTooOld() {
        ServerVersion version = ServerVersion.of(Engine.POSTGRESQL, "11.22");

        DatabaseProblem problem = Problems.tooOld(version, "12", SETTINGS);

        assertThat(problem.kind()).isEqualTo(Kind.SERVER_TOO_OLD);
        assertThat(problem.sentence()).isEqualTo("PostgreSQL 11.22 is too old: version 12 or newer is needed.");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasWordsForEverything(Reason reason) {
        boolean ofFiles =
                reason.name().contains("FILE") && reason != Reason.CERTIFICATE_FILE || reason == Reason.NOT_A_DATABASE;
        ConnectionSettings file = ConnectionSettings.ofJdbcUrl("jdbc:sqlite:/data/oncall.db");
        for (Engine engine : List.of(Engine.POSTGRESQL, Engine.MYSQL, Engine.MARIADB)) {
            ConnectionSettings settings = ofFiles ? file : SETTINGS.withEngine(engine);
            ProblemTexts.Words words = ProblemTexts.of(reason, settings, "");
            assertThat(words.sentence()).endsWith(".").doesNotContain("null", "geheim");
            assertThat(words.nextStep()).isNotBlank().doesNotContain("geheim");
        }
    }
}
