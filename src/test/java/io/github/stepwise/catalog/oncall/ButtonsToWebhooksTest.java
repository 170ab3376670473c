package io.github.stepwise.catalog.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ButtonsToWebhooksTest {
    private static final MirageCipher CIPHER = MirageCipher.of("k".repeat(50), MirageCipher.USUAL_IV);

    private final List<String> notes = new ArrayList<>();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        execute("""
                create table alerts_custombutton (id integer primary key, organization_id, team_id, name, webhook, data,
                  user, password, authorization_header, forward_whole_payload bool, deleted_at)""");
        execute("""
                create table webhooks_webhook (id integer primary key, public_primary_key unique, created_at, deleted_at,
                  organization_id, team_id, name, url, username, password, authorization_header, data, forward_all bool,
                  http_method, trigger_type, is_webhook_enabled bool, is_legacy bool, unique (name, organization_id))""");
        execute("""
                create table alerts_escalationpolicy (id integer primary key, step, custom_button_trigger_id,
                  custom_webhook_id)""");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void givesEachButtonItsOwnWebhookWhenNamesBeginAlike() throws SQLException {
        String alike = "n".repeat(95);
        button(1, 7, alike + "a", "https://a");
        button(2, 7, alike + "b", "https://b");
        button(3, 8, alike + "c", "https://c");

        assertThat(convert()).isEqualTo(3);

        assertThat(texts("select url || ' ' || length(name) || substr(name, -11) from webhooks_webhook order by id"))
                .containsExactly("https://a 100nn (Legacy)", "https://b 100 (Legacy) 2", "https://c 100 (Legacy) 3");
        assertThat(notes).hasSize(2);
    }

    @Test
    void doesNotTakeOverWebhooksThatPeopleMade() throws SQLException {
        button(1, 7, "Deploy", "https://a");
        execute("insert into webhooks_webhook (organization_id, team_id, name, url, is_legacy, public_primary_key)"
                + " values (1, 7, 'Deploy (Legacy)', 'https://mine', false, 'WHX')");

        convert();

        assertThat(texts("select name || ' ' || url from webhooks_webhook order by id"))
                .containsExactly("Deploy (Legacy) https://mine", "Deploy (Legacy) 2 https://a");
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        String alike = "n".repeat(95);
        button(1, 7, alike + "a", "https://same");
        button(2, 7, alike + "b", "https://same");
        convert();
        List<String> before = texts("select id || public_primary_key from webhooks_webhook order by id");

        assertThat(convert()).isZero();

        assertThat(texts("select id || public_primary_key from webhooks_webhook order by id"))
                .isEqualTo(before);
    }

    @Test
    void pointsStepsToTheWebhookOfTheirButton() throws SQLException {
        button(4, 7, "Deploy", "https://a");
        button(5, 7, "Gone", "https://b");
        execute("update alerts_custombutton set deleted_at = '2024-01-01' where id = 5");
        execute("insert into alerts_escalationpolicy values (1, 10, 4, null), (2, 10, 5, null), (3, 2, 4, null)");
        convert();

        assertThat(new ButtonStepsToWebhookSteps().apply(context(Optional.of(CIPHER))))
                .isEqualTo(1);

        assertThat(texts("select step || coalesce(' to ' || custom_webhook_id, '') from alerts_escalationpolicy"))
                .containsExactly("16 to 1", "10", "2");
    }

    @Test
    void encryptsSecretsAndSaysWhichItCouldNot() throws SQLException {
        button(1, 7, "Fits", "https://a");
        execute("update alerts_custombutton set password = 'pä$$1', authorization_header = 'Bearer '");
        button(2, 7, "Too long", "https://b");
        execute("update alerts_custombutton set authorization_header = '" + "é".repeat(1000) + "' where id = 2");

        convert();

        assertThat(texts("select password || ' ' || authorization_header from webhooks_webhook where id = 1"))
                .containsExactly("81snrQiu4mgWZGZ-tWIejg== Nk9yaSdPohi2LqRY0VyRaw==");
        assertThat(texts("select authorization_header from webhooks_webhook where id = 2"))
                .containsExactly("é".repeat(1000));
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("Too long (Legacy)")
                .doesNotContain("éé");
    }

    @Test
    void keepsSecretsPlainWithoutKey() throws SQLException {
        button(1, 7, "Deploy", "https://a");
        execute("update alerts_custombutton set password = 'pä$$1'");

        new ButtonsToWebhooks().apply(context(Optional.empty()));

        assertThat(texts("select password from webhooks_webhook")).containsExactly("pä$$1");
        assertThat(notes).singleElement().asString().contains("no secret key").doesNotContain("pä$$1");
    }

    @Test
    void cutsNamesBetweenSignsNotWithinThem() {
        assertThat(LegacyWebhooks.name("🔥".repeat(100), 1)).isEqualTo("🔥".repeat(91) + " (Legacy)");
        assertThat(LegacyWebhooks.name("🔥".repeat(100), 12)).isEqualTo("🔥".repeat(88) + " (Legacy) 12");
        assertThat(LegacyWebhooks.name("short", 2)).isEqualTo("short (Legacy) 2");
    }

    private long convert() throws SQLException {
        return new ButtonsToWebhooks().apply(context(Optional.of(CIPHER)));
    }

    private RowChangeContext context(Optional<MirageCipher> cipher) {
        return new RowChangeContext(connection, Engine.SQLITE, cipher, notes::add);
    }

    private void button(long id, long team, String name, String url) throws SQLException {
        execute("insert into alerts_custombutton (id, organization_id, team_id, name, webhook, forward_whole_payload)"
                + " values (" + id + ", 1, " + team + ", '" + name + "', '" + url + "', false)");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
