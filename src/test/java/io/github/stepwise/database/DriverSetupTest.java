package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverSetupTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, PREFER, true",
        "localhost, REQUIRE, false",
        "db.example, PREFER, false",
        "db.example, DISABLE, true",
        "db.example, VERIFY_FULL, false",
    })
    void takesTheServersKeyOnTrustOnlyWhereNobodyIsInBetween(String host, Tls tls, String allowed) throws SQLException {
        assertThat(mysql(host).withTls(tls, null))
                .satisfies(settings -> assertThat(setup(settings).properties().getProperty("allowPublicKeyRetrieval"))
                        .isEqualTo(allowed));
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL", "MYSQL", "MARIADB"})
    void keepsThePasswordOutOfTheUrl(Engine engine) throws SQLException {
        DriverSetup setup = setup(mysql("db").withEngine(engine).withDatabase("on call?x&y"));

        assertThat(setup.url()).doesNotContain("geheim").endsWith("/on%20call%3Fx%26y");
        assertThat(setup).hasToString(setup.url());
    }

    @Test
    void reportsToNobody() throws SQLException {
        assertThat(setup(mysql("db")).properties()).containsEntry("openTelemetry", "DISABLED");
    }

    private static DriverSetup setup(ConnectionSettings settings) throws SQLException {
        return DriverSetup.of(settings, false, false);
    }

    private static ConnectionSettings mysql(String host) {
        return ConnectionSettings.server(Engine.MYSQL, host, 0, "oncall", "eva", Secret.of("geheim"));
    }
}
