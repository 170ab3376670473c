package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Situations before 1.12.0 at which OnCall's own upgrade fails or loses data, and Stepwise does not. */
class DeviationTest {
    private static final String SERVERS = "io.github.stepwise.testing.Servers#available";
    private static final String WIDTH = "webhooks_webhook.authorization_header";
    private static final MirageCipher CIPHER = MirageCipher.of(Reference.SECRET_KEY, Reference.CIPHER_IV);

    @ParameterizedTest
    @MethodSource(SERVERS)
    void buttonsFirst(Engine engine) throws Exception {
        Stages stages = Stages.of(engine);

        assertThat(stages.at13116.ask("select policy.id, webhook.url from alerts_escalationpolicy policy"
                        + " join webhooks_webhook webhook on webhook.id = policy.custom_webhook_id"
                        + " where policy.step = 16 and webhook.is_legacy order by policy.id"))
                .hasSizeGreaterThan(20)
                .isEqualTo(stages.steps);
        assertThat(stages.at13116.number("select count(*) from alerts_escalationpolicy where step = 10"))
                .isZero();
        assertThat(stages.at13116.deviations()).containsEntry("buttons-first", (long) stages.steps.size());
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void buttonNames(Engine engine) throws Exception {
        Situation there = Stages.of(engine).at13116;

        boolean ignoresCase = engine.isMySqlFamily();
        assertThat(there.ask("select name, url from webhooks_webhook where url like 'https://%.example%' order by id"))
                .contains(
                        "Taken (Legacy)|https://not-legacy.example",
                        Stages.LONG_NAME + " (Legacy)|https://same-team.example/1",
                        Stages.LONG_NAME.substring(2) + " (Legacy) 2|https://same-team.example/2",
                        Stages.LONG_NAME.substring(2) + " (Legacy) 3|https://other-team.example",
                        "DEPLOY (legacy)|https://upper-case.example",
                        "Deploy (Legacy)" + (ignoresCase ? " 2" : "") + "|https://deploy.example",
                        "Taken (Legacy) 2|https://taken.example");
        assertThat(there.number("select count(*) from webhooks_webhook where is_legacy"))
                .isEqualTo(there.number("select count(*) from alerts_custombutton where deleted_at is null"));
        assertThat(there.ask("select organization_id, name from webhooks_webhook group by organization_id, name"
                        + " having count(*) > 1"))
                .isEmpty();
        assertThat(there.heard(UpgradeEvent.Note.class))
                .extracting(UpgradeEvent.Note::text)
                .anyMatch(text -> text.contains("its webhook is called \"Taken (Legacy) 2\""));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void longHeaders(Engine engine) throws Exception {
        try (Situation sample = Situation.sample(engine)) {
            Stages.longHeaders(sample);

            sample.upgraded("1.3.22", "1.3.11");
            assertThat(sample.facts(WIDTH)).singleElement().asString().contains("(2000)");
            assertThat(sample.deviations()).containsEntry("long-headers", 1L);
            assertThat(headers(sample)).containsExactly(Stages.header(Stages.FITS), Stages.header(Stages.FITS + 1));

            sample.upgraded("1.3.22");
            assertThat(sample.facts(WIDTH)).singleElement().asString().contains("(2000)");
            assertThat(sample.deviations()).isEmpty();
        }
        assertThat(headers(Stages.of(engine).at13116))
                .containsExactly(Stages.header(Stages.FITS), Stages.header(Stages.FITS + 1));
    }

    private static List<String> headers(Situation there) throws Exception {
        return there
                .ask(
                        "select authorization_header from webhooks_webhook where name in ('fits (Legacy)', 'long (Legacy)')"
                                + " order by id")
                .stream()
                .map(CIPHER::decrypt)
                .toList();
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void shorterHeadersNeedNoMoreRoom(Engine engine) throws Exception {
        try (Situation sample = Situation.sample(engine)) {
            sample.execute("update alerts_custombutton set authorization_header = '" + Stages.header(Stages.FITS)
                    + "' where id = 1");

            sample.upgraded("1.3.11");

            assertThat(sample.facts(WIDTH)).singleElement().asString().contains("(1000)");
            assertThat(sample.deviations()).doesNotContainKey("long-headers");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void step10(Engine engine) throws Exception {
        try (Situation left = Stages.of(engine).at13116.copy()) {
            assertThat(left.plan("1.3.116").isEmpty()).isTrue();
            String halfway =
                    "(select id from (select min(id) as id from alerts_escalationpolicy where step = 16) half)";
            long policy = left.number("select id from " + halfway + " policy");
            left.execute("update alerts_escalationpolicy set step = 10 where id = " + policy);

            Plan plan = left.plan("1.3.116");
            assertThat(plan.migrations()).extracting(PlannedMigration::id).containsExactly("stepwise.step_10");
            assertThat(plan.migrations().get(0).risks())
                    .extracting(Risk::kind, risk -> risk.rows().orElse(-1))
                    .containsExactly(tuple(Risk.Kind.CHANGES_ROWS, 1L));
            assertThat(left.plan("1.3.118").migrations())
                    .extracting(PlannedMigration::id)
                    .startsWith("stepwise.step_10");

            left.upgraded("1.3.116");

            assertThat(left.number("select step from alerts_escalationpolicy where id = " + policy))
                    .isEqualTo(16);
            assertThat(left.deviations()).containsEntry("step-10", 1L);
            assertThat(left.ask("select name from django_migrations where app = 'stepwise'"))
                    .isEmpty();
            assertThat(left.plan("1.3.116").isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void teamDuplicates(Engine engine) throws Exception {
        Situation there = Stages.of(engine).at1120();

        assertThat(there.ask("select id from user_management_team where organization_id = 1 and team_id = 1"))
                .containsExactly("1");
        assertThat(there.ask("select integration, team_id, case when deleted_at is null then 'live' else 'deleted' end"
                        + " from alerts_alertreceivechannel"
                        + " where verbal_name like 'paging %' or verbal_name = 'of second' order by id"))
                .containsExactly("direct_paging|1|deleted", "direct_paging|1|deleted", "webhook|1|live");
        assertThat(there.number(
                        "select count(*) from alerts_alertgroup where web_title_cache = 'group of a duplicate'"))
                .isEqualTo(2);
        assertThat(there.ask("select team_id from alerts_escalationchain where name = 'of second'"))
                .containsExactly("1");
        for (String table : List.of("webhooks_webhook", "alerts_custombutton")) {
            assertThat(there.ask("select team_id from " + table + " where name = 'of third'"))
                    .as(table)
                    .containsExactly("1");
        }
        assertThat(there.number("select count(*) from schedules_customoncallshift where team_id = 1"))
                .isEqualTo(Stages.of(engine)
                                .at13116
                                .number("select count(*) from schedules_customoncallshift where team_id = 1")
                        + 1);
        assertThat(there.ask("select notify_to_team_members_id from alerts_escalationpolicy where "
                        + (engine.isMySqlFamily() ? "`order`" : "\"order\"") + " = 2000"))
                .containsExactly("1");
        assertThat(there.ask("select team_id from schedules_oncallschedule where id = 1"))
                .containsExactly("1");
        assertThat(there.ask("select current_team_id from user_management_user where id = 2"))
                .containsExactly("1");
        assertThat(there.ask("select user_id from user_management_team_users where team_id = 1 order by user_id"))
                .containsExactly("2", "11", "15", "20", "28", "29");
        assertThat(there.facts("unique user_management_team"))
                .as("unique now")
                .anyMatch(fact -> fact.contains("organization_id, team_id"));
        assertThat(there.deviations()).containsKey("team-duplicates");
    }
}
