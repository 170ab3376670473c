package io.github.stepwise.catalog.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which single values are judged or rewritten, apart from any database. */
class RowValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "utc", "Europe/Berlin", "europe/berlin", "EST", "ROC", "Europe/Kyiv", "Europe/Kiev"})
    void timeZonesOfOnCallExistInAnyCase(String name) {
        assertThat(new TimeZones().exists(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "utc ", "Nowhere/City", "GMT+25", "SystemV/AST4", "Überall"})
    void otherNamesAreNoTimeZones(String name) {
        assertThat(new TimeZones().exists(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\": 1}|{\"a\": 1}",
                "\"{}\"|\"{}\"",
                "null|{}",
                "not {json|\"not {json\"",
                "{} trailing|\"{} trailing\"",
                "``|\"\""
            })
    void textOfTheSocialLoginBecomesJson(String text, String json) {
        assertThat(SocialAuthData.json(text)).isEqualTo(json);
    }

    @Test
    void keysHaveNoSignsThatLookAlike() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table webhooks_webhook (public_primary_key)");
            RowChangeContext context = new RowChangeContext(connection, Engine.SQLITE, Optional.empty(), note -> {});
            PublicKeys keys = new PublicKeys(context, "webhooks_webhook", "WH");

            assertThat(keys.next()).matches("WH[A-NP-Z1-9]{12}").isNotEqualTo(keys.next());
        }
    }
}
