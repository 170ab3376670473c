package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, 16.15 (Debian 16.15-1.pgdg12+1), PostgreSQL 16.15",
        "POSTGRESQL, 17beta1, PostgreSQL 17",
        "MYSQL, 9.7.4-2, MySQL 9.7.4",
        "MYSQL, 8.0.mysql_aurora.3.04.0, MySQL 8.0",
        "MARIADB, 10.11.19-MariaDB-0+deb12u1, MariaDB 10.11.19",
        "MARIADB, 5.5.5-10.6.14-8-MariaDB-enterprise, MariaDB 10.6.14",
        "SQLITE, 3.54.1, SQLite 3.54.1",
        "SQLITE, unheard of, SQLite 0",
    })
    void readsTheNumbers(Engine engine, String text, String expected) {
        assertThat(ServerVersion.of(engine, text)).hasToString(expected);
    }

    @Test
    void comparesNumbersAndNotText() {
        ServerVersion version = ServerVersion.of(Engine.MARIADB, "10.11.2");

        assertThat(version.isAtLeast(10, 4)).isTrue();
        assertThat(version.isAtLeast(10, 11, 2)).isTrue();
        assertThat(version.isAtLeast(10, 11, 2, 0)).isTrue();
        assertThat(version.isAtLeast(10, 11, 3)).isFalse();
        assertThat(version.isAtLeast(11)).isFalse();
    }
}
