package io.github.stepwise.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice for real databases. */
class AdviserTest {
    private static final String EVERY_ENGINE = "io.github.stepwise.testing.Servers#available";
    private static final Catalog CATALOG = Catalog.load();
    private static final String KNOWN = "known.";

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void upgradesWhatHasSettingsAndHistory(Engine engine) throws Exception {
        try (TestDatabase sample = Servers.create(engine, "1.2.40")) {
            Advice advice = advise(sample, "1.16.9");

            assertThat(advice.recommended()).isEqualTo(Way.UPGRADE);
            assertThat(rows(advice.holdings().settings()))
                    .containsEntry("integrations", 35L)
                    .containsEntry("routes", 80L)
                    .containsEntry("chains", 20L)
                    .containsEntry("buttons", 16L)
                    .containsEntry("users", 54L)
                    .containsEntry("phone-numbers", 28L)
                    .containsEntry("api-tokens", 3L)
                    .doesNotContainKeys("mobile-devices", "mattermost-channels");
            assertThat(rows(advice.holdings().history()))
                    .containsEntry("alert-groups", 300L)
                    .containsEntry("alerts", 600L);
            assertThat(advice.holdings().bytes()).isBetween(1L << 20, 1L << 28);
            assertThat(advice.reasons())
                    .extracting(Phrase::key)
                    .containsSubsequence(
                            "reason.settings",
                            "reason.addresses",
                            "reason.people",
                            "reason.history",
                            "known.buttons-first",
                            "reason.size");
            assertThat(advice.reasons().get(0).toString())
                    .contains("35 integrations", "18 schedules", "26 outgoing webhooks");
            assertThat(advice.estimate())
                    .hasValueSatisfying(
                            time -> assertThat(time).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(3)));
            tellsWhatEachWayLoses(advice);
            countsSlackMessagesWithoutChannel(sample);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void completesWhatOnCallHasLeftHalfDone(Engine engine) throws Exception {
        try (TestDatabase broken = Servers.create(engine, "broken-4701")) {
            Advice advice = advise(broken, "1.8.5");
            assertThat(advice.recommended()).isEqualTo(Way.UPGRADE);
            assertThat(advice.reasons())
                    .extracting(Phrase::key)
                    .contains("reason.broken", "known.lost-links")
                    .doesNotContain("known.buttons-first");
            assertThat(rows(advice, "known.lost-links")).isEqualTo(28L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_ENGINE)
    void beginsAnewWhereThereIsNothing(Engine engine) throws Exception {
        try (TestDatabase database = installed(engine)) {
            Advice advice = advise(database, "1.16.9");
            assertThat(advice.recommended()).isEqualTo(Way.FRESH);
            assertThat(advice.lossesOn(Way.FRESH)).isEmpty();
            assertThat(advice.reasons().get(0).toString())
                    .startsWith("There is practically nothing to keep")
                    .doesNotContain("Grafana");
            assertThat(advice.reasons()).noneMatch(reason -> reason.key().startsWith(KNOWN));

            assertThat(advise(database, "1.2.40").reasons().get(0).key()).isEqualTo("reason.nothing-to-do");
            assertThat(advise(database, "1.2.40").recommended()).isEqualTo(Way.UPGRADE);
            assertThat(advise(database, "1.2.40").estimate()).isEmpty();
        }
    }

    /** Users and default rules come back by themselves; a single alert group does not. */
    @Test
    void oneThingWorthKeepingIsEnough() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            List<String> keep = List.of(
                    "user_management_organization",
                    "user_management_team",
                    "user_management_user",
                    "base_usernotificationpolicy",
                    "base_livesetting",
                    "django_migrations");
            for (String table : tables(database)) {
                if (!keep.contains(table)) {
                    execute(database, "delete from " + table);
                }
            }
            execute(
                    database,
                    "update user_management_user set _verified_phone_number = null, slack_user_identity_id = null");
            Advice nothing = advise(database, "1.16.9");
            assertThat(nothing.recommended()).isEqualTo(Way.FRESH);
            assertThat(nothing.reasons().get(0).toString())
                    .endsWith("Its 54 users come back from Grafana by themselves.");
            assertThat(nothing.lossesOn(Way.FRESH)).isNotEmpty();

            execute(
                    database,
                    "insert into alerts_resolutionnote (id, public_primary_key, source, created_at,"
                            + " alert_group_id) values (1, 'R1', 0, '2023-01-01', 1)");
            Advice something = advise(database, "1.16.9");
            assertThat(something.recommended()).isEqualTo(Way.UPGRADE);
            assertThat(something.reasons().get(0).key()).isEqualTo("reason.rest");
        }
    }

    @Test
    void leavesNothingBehindThatItCouldNotCount() throws Exception {
        try (TestDatabase database = installed(Engine.SQLITE);
                Database open = Database.open(database.settings())) {
            Inspection found = Inspection.of(open, CATALOG);
            Plan plan = plan(open, found, "1.16.9");
            execute(database, "drop table telegram_telegramtouserconnector");
            assertThatThrownBy(() -> new Adviser(CATALOG).advise(plan, found, open))
                    .isInstanceOf(DatabaseProblem.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "long-headers ; 1 ; update alerts_custombutton set authorization_header = printf('%.*c', 736, 'x') where"
                        + " id = (select min(id) from alerts_custombutton where deleted_at is null)",
                "button-names ; 15 ; update alerts_custombutton set organization_id = 1, name = printf('%.*c', 91, 'x') || id",
                "team-duplicates ; 1 ; insert into user_management_team (public_primary_key, team_id, organization_id, name, avatar_url,"
                        + " is_sharing_resources_to_all) select 'T00', team_id, organization_id, 'again', '', false from user_management_team where id = 1",
            })
    void namesTheKnownFailuresThatThisDatabaseWouldMeet(String deviation, long rows, String sql) throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, "1.2.40")) {
            String key = KNOWN + deviation;
            assertThat(advise(sample, "1.16.9").reasons())
                    .extracting(Phrase::key)
                    .doesNotContain(key);
            execute(sample, sql);
            assertThat(rows(advise(sample, "1.16.9"), key)).isEqualTo(rows);
            assertThat(advise(sample, "1.2.45").reasons())
                    .as("not on the way to 1.2.45")
                    .extracting(Phrase::key)
                    .doesNotContain(key);
        }
    }

    /** Up to 1.3.115 OnCall can convert the buttons itself. */
    @Test
    void namesTheLostLinksOnlyWhereTheyWouldBeLost() throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, "1.2.40")) {
            String key = "known.buttons-first";
            assertThat(rows(advise(sample, "1.8.5"), key)).isEqualTo(16L);
            assertThat(advise(sample, "1.3.47").reasons())
                    .extracting(Phrase::key)
                    .doesNotContain(key);
            execute(sample, "update alerts_custombutton set deleted_at = '2023-01-01'");
            assertThat(advise(sample, "1.8.5").reasons())
                    .extracting(Phrase::key)
                    .doesNotContain(key);
        }
    }

    /** What OnCall itself has left in a bad state: halfway steps of 1.3.115, the dead end 1.13.0. */
    @ParameterizedTest
    @CsvSource({
        "1.8.5, known.step-10, 'insert into alerts_escalationpolicy (id, public_primary_key, escalation_chain_id, step,"
                + " custom_webhook_id) values (1, ''E1'', 1, 10, 1)'",
        "1.12.0, known.dead-end-1.13.0, 'insert into django_migrations (app, name, applied) values (''schedules'',"
                + " ''0020_remove_oncallschedule_channel'', ''2024-11-20'')'"
    })
    void namesWhatOnCallHasLeftBehind(String release, String reason, String sql) throws Exception {
        try (TestDatabase database = installed(Engine.SQLITE, release)) {
            assertThat(advise(database, "1.16.9").reasons())
                    .extracting(Phrase::key)
                    .doesNotContain(reason);
            execute(database, sql);
            assertThat(advise(database, "1.16.9").reasons())
                    .extracting(Phrase::key)
                    .contains(reason);
        }
    }

    @Test
    void goesOnWithWhatWasBegun() throws Exception {
        try (TestDatabase database = installed(Engine.SQLITE);
                Database open = Database.open(database.settings())) {
            Inspection found = Inspection.of(open, CATALOG);
            Inspection begun =
                    new Inspection(found.live(), new State.Unfinished(Version.of("1.8.5"), Instant.EPOCH, (State.OnCall)
                            found.state()));
            Advice advice = new Adviser(CATALOG).advise(plan(open, begun, "1.8.5"), begun, open);
            assertThat(advice.recommended()).isEqualTo(Way.UPGRADE);
            assertThat(advice.reasons().get(0)).isEqualTo(Phrase.of("advice", "reason.unfinished", "1.8.5"));
        }
    }

    @Test
    void takesMoreTimeForMoreRows() throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, "1.2.40")) {
            Duration few = advise(sample, "1.16.9").estimate().orElseThrow();
            long groups = 100_000;
            String columns = String.join(", ", columns(sample, "alerts_alertgroup"));
            String copied = columns.replaceFirst("\\bid\\b", "n + 1000")
                    .replaceFirst("\\bpublic_primary_key\\b", "'X' || n")
                    .replaceFirst("\\bdistinction\\b", "'d' || n")
                    .replaceFirst("\\bslack_message_id\\b", "null")
                    .replaceFirst("\\bslack_log_message_id\\b", "null")
                    .replaceFirst("\\braw_escalation_snapshot\\b", "null")
                    .replaceFirst("\\bcached_render_for_web\\b", "'{}'");
            execute(
                    sample,
                    "insert into alerts_alertgroup (" + columns + ") with recursive numbers(n) as (select 1 union all"
                            + " select n + 1 from numbers where n < " + groups + ") select " + copied
                            + " from numbers, (select * from alerts_alertgroup where id = 1)");
            Duration many = advise(sample, "1.16.9").estimate().orElseThrow();
            // 43 s were measured for 100 000 groups with everything that belongs to them.
            assertThat(many).isBetween(few.plusSeconds(30), Duration.ofMinutes(4));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2.40,1.16.9", "broken-4701,1.8.5"})
    void speaksChinese(String from, String to) throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, from)) {
            Advice advice = advise(sample, to);
            Stream.of(
                            advice.reasons().stream(),
                            advice.losses().stream().map(Loss::what),
                            advice.holdings().settings().stream().map(Holding::what),
                            advice.holdings().history().stream().map(Holding::what))
                    .flatMap(phrases -> phrases)
                    .forEach(phrase -> {
                        assertThat(phrase.in(Locale.SIMPLIFIED_CHINESE))
                                .matches("(?s).*\\p{IsHan}.*")
                                .doesNotContain("{");
                        assertThat(phrase.in(Locale.ENGLISH))
                                .doesNotContain("{")
                                .doesNotMatch("(?s).*\\p{IsHan}.*");
                    });
        }
    }

    /** Every kind has its words, also those that the samples have none of. */
    @Test
    void everyKindHasItsWords() {
        Stream.concat(HoldingKind.settings(Set.of()).stream(), HoldingKind.history().stream())
                .flatMap(kind -> Stream.of("holding." + kind.key(), "fresh." + kind.key()))
                .forEach(key -> {
                    assertThat(Phrase.of("advice", key).toString()).isNotBlank();
                    assertThat(Phrase.of("advice", key).in(Locale.SIMPLIFIED_CHINESE))
                            .matches(".*\\p{IsHan}.*");
                });
        assertThat(Phrase.of("advice", "known.own-routes", 1L).toString()).startsWith("1 route of");
        assertThat(Phrase.of("advice", "known.own-routes", 1234L).toString()).startsWith("1,234 routes of");
        assertThat(Amounts.size(1536L << 20).toString()).isEqualTo("1.5 GiB");
        assertThat(Amounts.size(2048).toString()).isEqualTo("2 KiB");
        assertThat(Amounts.time(Duration.ofMinutes(90)).toString()).isEqualTo("1.5 hours");
        assertThat(Amounts.time(Duration.ofSeconds(60)).toString()).isEqualTo("1 minute");
    }

    private static void tellsWhatEachWayLoses(Advice advice) {
        assertThat(advice.lossesOn(Way.FRESH))
                .hasSameSizeAs(Stream.of(
                                advice.holdings().settings(), advice.holdings().history())
                        .flatMap(List::stream)
                        .toList())
                .contains(new Loss(Phrase.of("advice", "fresh.integrations"), OptionalLong.of(35), Way.FRESH, false));
        assertThat(advice.lossesOn(Way.UPGRADE)).anySatisfy(loss -> {
            assertThat(loss.what().toString())
                    .startsWith("Column is_archived of alerts_alertgroup is dropped with its values at 1.3.15: ");
            assertThat(loss.rows()).hasValue(300);
        });
        assertThat(advice.leftoversOn(Way.UPGRADE))
                .extracting(loss -> loss.what().toString())
                .anyMatch(text -> text.startsWith("Column cached_render_for_web of alerts_alertgroup"))
                .noneMatch(text -> text.contains("is_archived"));
        assertThat(advice.missedOn(Way.UPGRADE))
                .doesNotContainAnyElementsOf(advice.leftoversOn(Way.UPGRADE))
                .extracting(loss -> loss.what().toString())
                .anyMatch(text -> text.startsWith("Column is_archived"));
        assertThat(advice.reasons().toString()).doesNotContain(" 0 mobile");
        assertThat(advice.missedOn(Way.UPGRADE))
                .anySatisfy(loss -> assertThat(loss.what().toString())
                        .startsWith("Rows of alerts_escalationpolicy are deleted at 1.3.116: "));
    }

    /** With Slack disconnected, no message of an alert group has a channel that OnCall knows. */
    private static void countsSlackMessagesWithoutChannel(TestDatabase sample) throws Exception {
        String key = "known.slack-orphans";
        execute(
                sample,
                "update alerts_alertgroup set slack_message_id = null",
                "update alerts_alertgroup set slack_message_id = (select min(message.id) from slack_slackmessage"
                        + " message where message.alert_group_id = alerts_alertgroup.id) where id in (select"
                        + " alert_group_id from slack_slackmessage)");
        long linked = number(sample, "select count(*) from alerts_alertgroup where slack_message_id is not null");
        assertThat(linked).isPositive();
        execute(sample, "update user_management_organization set slack_team_identity_id = null");
        Advice advice = advise(sample, "1.16.9");
        if (sample.engine() == Engine.SQLITE) {
            assertThat(advice.reasons()).extracting(Phrase::key).doesNotContain(key);
        } else {
            assertThat(rows(advice, key)).isEqualTo(linked);
        }
        assertThat(advise(sample, "1.8.5").reasons()).extracting(Phrase::key).doesNotContain(key);
    }

    private static Advice advise(TestDatabase database, String target) throws Exception {
        try (Database open = Database.open(database.settings())) {
            Inspection found = Inspection.of(open, CATALOG);
            return new Adviser(CATALOG).advise(plan(open, found, target), found, open);
        }
    }

    private static Plan plan(Database database, Inspection found, String target) throws Exception {
        return Inspection.<Plan, PlanRefused>ask(
                database,
                connection -> new Planner(CATALOG, database.engine())
                        .plan(
                                found.state(),
                                Version.of(target),
                                Set.of(),
                                database.serverVersion(),
                                found.facts(connection, database)));
    }

    private static TestDatabase installed(Engine engine) throws Exception {
        return installed(engine, "1.2.40");
    }

    private static TestDatabase installed(Engine engine, String release) throws Exception {
        TestDatabase database = Servers.create(engine);
        new FreshInstall(CATALOG)
                .run(
                        InstallRequest.of(database.settings(), Version.of(release))
                                .withApps(EnumSet.of(App.OSS_INSTALLATION)),
                        InstallListener.NONE);
        return database;
    }

    private static Map<String, Long> rows(List<Holding> holdings) {
        return holdings.stream()
                .collect(Collectors.toMap(holding -> holding.what().key().replace("holding.", ""), Holding::rows));
    }

    private static Object rows(Advice advice, String reason) {
        return advice.reasons().stream()
                .filter(phrase -> phrase.key().equals(reason))
                .findFirst()
                .orElseThrow()
                .arguments()
                .get(0);
    }

    private static List<String> tables(TestDatabase database) throws Exception {
        try (Database open = Database.open(database.settings())) {
            return List.copyOf(Inspection.of(open, CATALOG).live().tables().keySet());
        }
    }

    private static List<String> columns(TestDatabase database, String table) throws Exception {
        try (Database open = Database.open(database.settings())) {
            return Inspection.of(open, CATALOG).live().table(table).orElseThrow().columns().stream()
                    .map(column -> column.name())
                    .toList();
        }
    }

    private static long number(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
