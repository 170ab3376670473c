package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/oncall, POSTGRESQL, db.example, 5432, oncall",
        "jdbc:postgresql://db.example:6432/, POSTGRESQL, db.example, 6432,",
        "jdbc:postgresql:oncall, POSTGRESQL, localhost, 5432, oncall",
        "jdbc:postgresql://[::1]:6432/on%20call, POSTGRESQL, ::1, 6432, on call",
        "jdbc:mysql://db/oncall_hobby?useUnicode=true, MYSQL, db, 3306, oncall_hobby",
        "jdbc:mysql://db:3307, MYSQL, db, 3307,",
        "jdbc:mariadb://db/oncall, MARIADB, db, 3306, oncall",
        "postgres://u:p@db/oncall, POSTGRESQL, db, 5432, oncall",
    })
    void readsTheUrlsOfTheDrivers(String url, Engine engine, String host, int port, String database) {
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl(url);

        assertThat(settings.engine()).isEqualTo(engine);
        assertThat(settings.host()).isEqualTo(host);
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.database()).isEqualTo(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/oncall?user=eva&password=a%2Bb%26c+d&sslmode=require",
                "jdbc:postgresql://eva:a%2Bb%26c+d@db/oncall",
                "jdbc:mysql://db/oncall?password=a+b%26c%2Bd&user=eva&useSSL=true",
                "jdbc:mariadb://eva:a+b&c+d@db:3306/oncall"
            })
    void takesUserAndPasswordFromTheUrlAndMasksThem(String url) {
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl(url);

        assertThat(settings.user()).isEqualTo("eva");
        assertThat(settings.password().reveal()).isEqualTo("a+b&c+d");
        assertThat(settings.toString() + settings.describe())
                .doesNotContain("a+b&c+d")
                .contains("***");
    }

    @Test
    void acceptsSlashesAndAtSignsInAPassword() {
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl("jdbc:mysql://eva:p/w@rd%@db:3307/oncall");

        assertThat(settings.password().reveal()).isEqualTo("p/w@rd%");
        assertThat(settings.describe()).isEqualTo("MySQL oncall on db:3307");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/x?sslmode=verify-full, VERIFY_FULL",
        "jdbc:postgresql://db/x?ssl=true, REQUIRE",
        "jdbc:postgresql://db/x, PREFER",
        "jdbc:mysql://db/x?sslMode=VERIFY_IDENTITY, VERIFY_FULL",
        "jdbc:mysql://db/x?useSSL=true&verifyServerCertificate=true, VERIFY_CA",
        "jdbc:mysql://db/x?useSSL=false, DISABLE",
        "jdbc:mariadb://db/x?sslMode=trust, REQUIRE",
    })
    void readsTheTlsWordsOfTheDrivers(String url, Tls tls) {
        assertThat(ConnectionSettings.ofJdbcUrl(url).tls()).isEqualTo(tls);
    }

    @Test
    void readsTheCertificate() {
        assertThat(ConnectionSettings.ofJdbcUrl("jdbc:postgresql://db/x?sslmode=verify-ca&sslrootcert=/etc/ca.pem")
                        .certificate())
                .isEqualTo(Path.of("/etc/ca.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:oracle:thin:eva/geheim@db",
                "geheim",
                "jdbc:postgresql://eva:geheim@a,b/oncall",
                "jdbc:mysql://eva:geheim@db:x/oncall",
                "jdbc:mysql://eva:geheim@db:99999/oncall",
                "jdbc:mysql://eva:geheim@[::1/oncall",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:"
            })
    void refusesOtherUrlsWithoutQuotingThem(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSettings.ofJdbcUrl(url))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:/data/oncall.db?foreign_keys=on",
                "jdbc:sqlite:file:///data/oncall.db",
                "sqlite:/data/x/../oncall.db"
            })
    void readsSqliteFiles(String url) {
        ConnectionSettings settings = ConnectionSettings.ofJdbcUrl(url);

        assertThat(settings.file()).isEqualTo(Path.of("/data/oncall.db").toAbsolutePath());
        assertThat(settings.describe()).isEqualTo("SQLite " + settings.file());
    }

    @Test
    void describesAServerWithoutDatabase() {
        ConnectionSettings settings =
                ConnectionSettings.server(Engine.POSTGRESQL, "::1", 0, "oncall", "eva", Secret.of("geheim"));

        assertThat(settings.describe()).isEqualTo("PostgreSQL oncall on [::1]:5432");
        assertThat(settings.withDatabase(null).describe()).isEqualTo("PostgreSQL on [::1]:5432");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSettings.server(Engine.MYSQL, " ", 0, "x", "x", Secret.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionSettings.server(Engine.MYSQL, "db", 70000, "x", "x", Secret.none()));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "127.1.2.3, true",
        "::1, true",
        "db, false",
        "127.0.0.1.example, false"
    })
    void knowsThisComputer(String host, boolean loopback) {
        assertThat(ConnectionSettings.server(Engine.MYSQL, host, 0, "x", "x", Secret.none())
                        .isLoopback())
                .isEqualTo(loopback);
    }
}
