package io.github.stepwise.install.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.catalog.oncall.RowChange;
import io.github.stepwise.catalog.oncall.RowChangeContext;
import io.github.stepwise.catalog.oncall.RowChanges;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.SchemaComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDatabaseTest {
    private static final Catalog CATALOG = Catalog.load();

    @TempDir
    private Path folder;

    @Test
    void isADatabaseOfItsRelease() throws Exception {
        try (Connection connection = open(healthy())) {
            assertThat(SchemaComparison.compare(
                            Reference.freshFacts(Engine.SQLITE, "1.2.40"),
                            DatabaseFacts.schema(connection, Engine.SQLITE),
                            Engine.SQLITE))
                    .isEmpty();
            assertThat(number(connection, "select count(*) from django_migrations"))
                    .isEqualTo(119);
            assertSound(connection);
        }
    }

    @Test
    void holdsWhatTwoCompaniesWouldHave() throws Exception {
        try (Connection connection = open(healthy())) {
            assertThat(number(connection, "select count(*) from user_management_organization"))
                    .isEqualTo(2);
            assertThat(number(connection, "select count(*) from user_management_user"))
                    .isEqualTo(25);
            assertThat(number(connection, "select count(*) from alerts_alertreceivechannel"))
                    .isEqualTo(16);
            assertThat(number(connection, "select count(*) from alerts_alertgroup"))
                    .isEqualTo(200);
            assertThat(number(connection, "select count(*) from alerts_alertgrouplogrecord"))
                    .isGreaterThan(800);
            assertThat(
                            number(
                                    connection,
                                    "select count(*) from alerts_escalationpolicy p join alerts_custombutton b"
                                            + " on b.id = p.custom_button_trigger_id where p.step = 10 and b.deleted_at is null"))
                    .isEqualTo(7);
            assertThat(number(
                            connection,
                            "select count(*) from alerts_escalationpolicy p left join alerts_custombutton b"
                                    + " on b.id = p.custom_button_trigger_id"
                                    + " where p.step = 10 and (b.id is null or b.deleted_at is not null)"))
                    .isEqualTo(3);
        }
    }

    @Test
    void secretsCanBeReadWithItsKey() throws Exception {
        MirageCipher cipher = MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV);
        try (Connection connection = open(healthy())) {
            for (String token : texts(connection, "select api_token from user_management_organization")) {
                assertThat(cipher.matches(token)).isTrue();
                assertThat(cipher.decrypt(token)).startsWith("demo-grafana-token-of-");
            }
        }
    }

    @Test
    void isTheSameEveryTime() throws Exception {
        Path first = healthy();
        Path second = folder.resolve("second.db");
        new DemoDatabase(CATALOG).create(second);
        try (Connection a = open(first);
                Connection b = open(second)) {
            assertThat(DatabaseFacts.rows(a, Engine.SQLITE)).isEqualTo(DatabaseFacts.rows(b, Engine.SQLITE));
        }
    }

    /** An upgrade shows what it does only where there are rows for it. */
    @Test
    void nearlyEveryRowChangeOfAnUpgradeHasRows() throws Exception {
        List<String> idle = new ArrayList<>();
        List<Migration> upgrade =
                new ArrayList<>(CATALOG.migrationsOf(Version.of("1.16.9"), InstallRequest.usualApps()));
        upgrade.removeAll(CATALOG.migrationsOf(DemoDatabase.RELEASE, InstallRequest.usualApps()));
        try (Connection connection = open(healthy())) {
            connection.setAutoCommit(false);
            Upgrade run = new Upgrade(connection);
            for (Migration migration : upgrade) {
                for (Change change : migration.changesOn(Engine.SQLITE)) {
                    if (run.apply(change) == 0) {
                        idle.add(migration.id() + " of " + change.table());
                    }
                }
            }
            assertSound(connection);
        }
        // what these change came only with later releases: shift swaps, labels, steps that notify a team, a mistake of
        // 1.3.115
        assertThat(idle)
                .containsExactly(
                        "webhooks.0016_auto_20240402_1341 of alerts_escalationpolicy",
                        "user_management.0022_alter_team_unique_together of alerts_escalationpolicy",
                        "alerts.0071_migrate_labels of labels_alertreceivechannelassociatedlabel",
                        "alerts.0071_migrate_labels of alerts_alertreceivechannel",
                        "slack.0009_drop_orphaned_messages_and_fill_in_missing_team_identity_values"
                                + " of schedules_shiftswaprequest");
    }

    @Test
    void brokenOneIsStuckWhereOnCallGotStuck() throws Exception {
        Path file = folder.resolve("broken.db");
        new DemoDatabase(CATALOG).createBroken4701(file);
        try (Connection connection = open(file)) {
            List<String> applied = texts(connection, "select app || '.' || name from django_migrations order by id");
            assertThat(applied)
                    .hasSize(178)
                    .contains("alerts.0051_remove_escalationpolicy_custom_button_trigger")
                    .endsWith("heartbeat.0002_delete_heartbeat", "webhooks.0007_webhookresponse_event_data")
                    .doesNotContain("webhooks.0008_auto_20230712_1613");
            List<String> facts = DatabaseFacts.schema(connection, Engine.SQLITE);
            assertThat(facts)
                    .noneMatch(fact -> fact.startsWith("column alerts_escalationpolicy.custom_button_trigger_id "))
                    .anyMatch(fact -> fact.startsWith("column alerts_custombutton.name "));
            assertThat(number(connection, "select count(*) from alerts_escalationpolicy where step = 10"))
                    .isEqualTo(10);
            assertThat(number(connection, "select count(*) from webhooks_webhook where is_legacy"))
                    .isZero();
            assertThat(number(
                            connection,
                            "select count(distinct escalation_policy_id) from alerts_alertgrouplogrecord"
                                    + " where escalation_policy_step = 10 and custom_button_id is not null"))
                    .isGreaterThan(5);
            assertSound(connection);
        }
    }

    @Test
    void brokenOneHasTheSchemaOfTheRealCase() throws Exception {
        Path file = folder.resolve("broken.db");
        new DemoDatabase(CATALOG).createBroken4701(file);
        try (Connection connection = open(file);
                TestDatabase real = Servers.create(Engine.SQLITE, "broken-4701");
                Connection realConnection = real.connect()) {
            assertThat(SchemaComparison.compare(
                            DatabaseFacts.schema(realConnection, Engine.SQLITE),
                            DatabaseFacts.schema(connection, Engine.SQLITE),
                            Engine.SQLITE))
                    .isEmpty();
            String names = "select app || '.' || name from django_migrations order by id";
            assertThat(texts(connection, names).subList(119, 178))
                    .isEqualTo(texts(realConnection, names).subList(119, 178));
        }
    }

    @Test
    void doesNotOverwriteAnything() throws Exception {
        Path file = healthy();
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> new DemoDatabase(CATALOG).create(file)).isInstanceOf(InstallFailure.class);
        assertThat(file).hasBinaryContent(before);
    }

    private Path healthy() throws Exception {
        Path file = folder.resolve("oncall.db");
        new DemoDatabase(CATALOG).create(file);
        return file;
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void assertSound(Connection connection) throws SQLException {
        assertThat(texts(connection, "pragma integrity_check")).containsExactly("ok");
        assertThat(texts(connection, "pragma foreign_key_check")).isEmpty();
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(texts(connection, sql).get(0));
    }

    /** Applies changes one after the other, as an upgrade would. */
    private static final class Upgrade {
        private final Connection connection;
        private final RowChangeContext context;
        private final Dialect dialect = Dialect.of(Engine.SQLITE);
        private final Fold fold = new Fold(Engine.SQLITE, Column.Generation.SERIAL);
        private Schema schema = CATALOG.freshSchema(Engine.SQLITE, DemoDatabase.RELEASE, InstallRequest.usualApps());

        Upgrade(Connection connection) {
            this.connection = connection;
            this.context = new RowChangeContext(
                    connection,
                    Engine.SQLITE,
                    Optional.of(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV)),
                    note -> {});
        }

        /** How many rows it is about, -1 for a change of the schema. */
        long apply(Change change) throws SQLException {
            long rows = rows(change);
            Schema after = fold.apply(change, schema);
            if (change instanceof Change.UpdateRows update) {
                execute(update.sql().get(Engine.SQLITE));
            } else if (change instanceof Change.ConvertRows convert) {
                RowChanges.named(convert.using()).orElseThrow().apply(context);
            } else {
                for (DdlStatement ddl : dialect.statements(change, schema, after, dialect.introspect(connection))) {
                    execute(ddl.sql());
                }
            }
            schema = after;
            return rows;
        }

        private long rows(Change change) throws SQLException {
            if (!(change instanceof Change.RowsChange rows)) {
                return -1;
            }
            if (change instanceof Change.ConvertRows convert) {
                RowChange conversion = RowChanges.named(convert.using()).orElseThrow();
                if (conversion.count(context).isPresent()) {
                    return conversion.count(context).getAsLong();
                }
            }
            return number(connection, rows.preview().get(Engine.SQLITE));
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
