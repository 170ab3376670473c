package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Engine;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Situations from 1.12.0 on at which OnCall's own upgrade fails or loses data, and Stepwise does not. */
class LateDeviationTest {
    private static final String SERVERS = "io.github.stepwise.testing.Servers#available";
    /** Of a direct paging integration of an organization that has Slack. */
    private static final long DEFAULT_ROUTE = 24;

    private static final String MESSAGE = "orphan";
    private static final Map<Engine, Late> RUNS = new EnumMap<>(Engine.class);

    /**
     * A run from 1.12.0 to the end through everything that stands in its way.
     *
     * @param referencesBefore Slack channels as a migration that was not faked had found them
     * @param routesBefore routes of direct paging that are not default ones
     * @param paging a direct paging integration with a default route and no other
     * @param risks of the plan
     */
    private record Late(
            Situation situation,
            Map<String, List<String>> referencesBefore,
            List<String> routesBefore,
            long paging,
            List<Risk> risks) {}

    private static synchronized Late late(Engine engine) throws Exception {
        if (!RUNS.containsKey(engine)) {
            Situation late = Stages.of(engine).at1120().copy();
            long paging =
                    late.number("select max(id) from alerts_alertreceivechannel where integration = 'direct_paging'");
            long route = late.clone("alerts_channelfilter", DEFAULT_ROUTE, "alert_receive_channel_id", paging);
            late.execute("update alerts_channelfilter set _slack_channel_id = 'C0003', slack_channel_id = 4 where id = "
                    + route);
            Map<String, List<String>> references = SlackReferences.of(late);
            List<String> routes = ownRoutes(late);
            orphans(late);
            labels(late);
            SlackReferences.clear(late);
            List<Risk> risks = late.plan("1.16.9").migrations().stream()
                    .flatMap(migration -> migration.risks().stream())
                    .toList();
            RUNS.put(engine, new Late(late.upgraded("1.16.9"), references, routes, paging, risks));
        }
        return RUNS.get(engine);
    }

    private static boolean hasLink(Situation there) throws Exception {
        return !there.facts("column alerts_alertgroup.slack_message_id").isEmpty();
    }

    private static void orphans(Situation late) throws Exception {
        String model = late.ask("select min(id) from slack_slackmessage").get(0);
        late.cloneNamed("slack_slackmessage", model, "id", MESSAGE, "slack_id", "1.1", "channel_id", "CGONE");
        late.cloneNamed("slack_slackmessage", model, "id", MESSAGE + "2", "slack_id", "1.2", "channel_id", null);
        if (hasLink(late)) {
            late.execute(
                    "update alerts_alertgroup set slack_message_id = '" + MESSAGE + "' where id = 1",
                    "update alerts_alertgroup set slack_message_id = '" + MESSAGE + "2' where id = 2",
                    "update alerts_alertgroup set slack_message_id = '" + model + "' where id = 3");
        }
    }

    private static void labels(Situation late) throws Exception {
        late.execute(
                "insert into labels_labelkeycache (id, name, last_synced, organization_id, prescribed) values"
                        + " ('team', 'team', '2024-01-01 00:00:00', 1, false)",
                "insert into labels_labelvaluecache (id, name, last_synced, key_id, prescribed) values"
                        + " ('red', 'red', '2024-01-01 00:00:00', 'team', false)",
                "update alerts_alertreceivechannel set alert_group_labels_custom ="
                        + " '[[\"team\", \"red\", null], [\"team\", \"gone\", null], [\"team\", null, \"{{ x }}\"],"
                        + " [\"lost\", \"red\", null]]' where id = 3");
    }

    private static String routes(String which) {
        return "select route.id, route.escalation_chain_id, route.slack_channel_id, route.notify_in_slack,"
                + " route.telegram_channel_id, route.notify_in_telegram from alerts_channelfilter route"
                + " join alerts_alertreceivechannel integration on integration.id = route.alert_receive_channel_id"
                + " where integration.integration = 'direct_paging' and " + which + " order by route.id";
    }

    private static List<String> ownRoutes(Situation there) throws Exception {
        return there.ask(routes("not route.is_default and (route.filtering_term is null"
                + " or route.filtering_term <> '{{ payload.oncall.important }}')"));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void slackOrphans(Engine engine) throws Exception {
        Late late = late(engine);
        Situation there = late.situation();

        assertThat(there.ask("select id from slack_slackmessage where channel_id is null or id like 'orphan%'"))
                .isEmpty();
        List<UpgradeEvent.RowsExported> exported = there.heard(UpgradeEvent.RowsExported.class).stream()
                .filter(event -> event.table().equals("slack_slackmessage"))
                .toList();
        assertThat(exported).singleElement().satisfies(event -> {
            assertThat(event.rows()).isEqualTo(2);
            assertThat(Files.readAllLines(event.file()))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("\"id\":\"orphan\""));
        });
        assertThat(late.risks())
                .as("deletions are announced, if only as something that shows on the way")
                .anyMatch(risk -> risk.kind() == Risk.Kind.DELETES_ROWS
                        && risk.table().equals("slack_slackmessage")
                        && risk.rows().orElse(2) == 2);
        if (hasLink(there)) {
            assertThat(late.risks())
                    .anyMatch(risk -> risk.table().equals("alerts_alertgroup")
                            && risk.rows().orElse(2) == 2);
            assertThat(there.ask("select id from alerts_alertgroup where slack_message_id is not null"))
                    .containsExactly("3");
            assertThat(there.deviations()).containsEntry("slack-orphans", 2L);
        }
        assertThat(hasLink(there)).isEqualTo(engine != Engine.SQLITE);
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void labelCache(Engine engine) throws Exception {
        Situation there = late(engine).situation();

        assertThat(there.ask("select organization_id, alert_receive_channel_id, key_id, value_id"
                        + " from labels_alertreceivechannelassociatedlabel"))
                .containsExactly("1|3|team|red");
        String rest = there.ask("select alert_group_labels_custom from alerts_alertreceivechannel where id = 3")
                .get(0);
        assertThat(new JsonMapper().readTree(rest))
                .isEqualTo(new JsonMapper()
                        .readTree("[[\"team\", \"gone\", null], [\"team\", null, \"{{ x }}\"],"
                                + " [\"lost\", \"red\", null]]"));
        assertThat(there.deviations()).containsEntry("label-cache", 2L);
        assertThat(there.heard(UpgradeEvent.Note.class))
                .extracting(UpgradeEvent.Note::text)
                .anyMatch(text -> text.startsWith("Integration 3 keeps 2 fixed alert group labels"));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void ownRoutes(Engine engine) throws Exception {
        Late late = late(engine);
        Situation there = late.situation();

        assertThat(ownRoutes(there)).hasSize(4).isEqualTo(late.routesBefore());
        String important = "route.filtering_term = '{{ payload.oncall.important }}'"
                + " and route.alert_receive_channel_id = " + late.paging();
        String model = "route.is_default and route.alert_receive_channel_id = " + late.paging();
        assertThat(there.ask(routes(important)))
                .extracting(LateDeviationTest::afterId)
                .containsExactly("|5|4|1|null|0");
        assertThat(there.ask(routes(model)))
                .extracting(LateDeviationTest::afterId)
                .containsExactly("|5|4|1|null|0");
    }

    private static String afterId(String row) {
        return row.substring(row.indexOf('|'));
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void oneEngineSqlWasFaked(Engine engine) throws Exception {
        Late late = late(engine);

        Map<String, List<String>> now = SlackReferences.of(late.situation());
        late.referencesBefore()
                .forEach((table, rows) ->
                        assertThat(now.get(table)).as(table).isNotEmpty().containsAll(rows));
        assertThat(late.situation().deviations()).containsKey("one-engine-sql");
        assertThat(late.situation().facts("column alerts_channelfilter._slack_channel_id"))
                .isEmpty();
    }

    /** The references are filled on every engine, also those where OnCall's own statement is an error. */
    @ParameterizedTest
    @MethodSource(SERVERS)
    void oneEngineSql(Engine engine) throws Exception {
        Situation there = Stages.of(engine).at1120();

        assertThat(there.deviations()).containsKey("one-engine-sql");
        String integration = "join alerts_alertreceivechannel integration on integration.id =";
        checkMatches(
                there,
                "alerts_channelfilter",
                "_slack_channel_id",
                integration + " found.alert_receive_channel_id",
                "integration.organization_id");
        checkMatches(
                there,
                "alerts_resolutionnoteslackmessage",
                "_slack_channel_id",
                "join alerts_alertgroup alert_group on alert_group.id = found.alert_group_id " + integration
                        + " alert_group.channel_id",
                "integration.organization_id");
        checkMatches(there, "schedules_oncallschedule", "channel", "", "found.organization_id");
        assertThat(there.ask("select id, default_slack_channel_id from user_management_organization order by id"))
                .containsExactly("1|4", "2|null");
    }

    /** Every row whose Slack channel OnCall knows refers to that channel. */
    private static void checkMatches(Situation there, String table, String text, String joins, String organization)
            throws Exception {
        String matches = "select count(*) from " + table + " found " + joins
                + " join user_management_organization organization on organization.id = " + organization
                + " join slack_slackchannel channel on channel.slack_id = found." + text
                + " and channel.slack_team_identity_id = organization.slack_team_identity_id where found.slack_channel_id";
        assertThat(there.number(matches + " = channel.id")).as(table).isPositive();
        assertThat(there.number(matches + " is null")).as(table).isZero();
    }
}
