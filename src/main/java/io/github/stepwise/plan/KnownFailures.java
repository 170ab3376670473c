package io.github.stepwise.plan;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds where OnCall's own migrations would fail or lose something in one database, and Stepwise does not. Each text is named
 * after the deviation that avoids it. Only what is sure now is told: where the rows cannot be counted yet, nothing is.
 */
final class KnownFailures {
    /** Makes webhooks of buttons. */
    static final String BUTTONS_CONVERTED = "webhooks.0008_auto_20230712_1613";

    /** Drops the column that OnCall's conversion of the buttons needs; nothing in OnCall keeps the two in order. */
    private static final String LINK_DROPPED = "alerts.0051_remove_escalationpolicy_custom_button_trigger";

    /** Drops what 1.13.0 has dropped under another name. */
    private static final String COLUMNS_DROPPED_AGAIN = "alerts.0069_remove_channelfilter__slack_channel_id_db";

    private static final String ROUTES_OVERWRITTEN = "alerts.0073_update_direct_paging_integration_non_default_routes";
    private static final String MESSAGES_DELETED =
            "slack.0009_drop_orphaned_messages_and_fill_in_missing_team_identity_values";

    private static final String MESSAGES_MATCHED = "slack.0007_migrate_slackmessage_channel_id";
    private static final String CHANNEL_RENAMED = "slack.0006_rename_channel_id_slackmessage__channel_id_and_more";

    private final Catalog catalog;
    private final Plan plan;
    private final LiveFacts facts;
    private final List<Phrase> found = new ArrayList<>();

    private KnownFailures(Catalog catalog, Plan plan, LiveFacts facts) {
        this.catalog = catalog;
        this.plan = plan;
        this.facts = facts;
    }

    /** A sentence for each, the gravest first. */
    static List<Phrase> of(Catalog catalog, Plan plan, LiveFacts facts) {
        KnownFailures failures = new KnownFailures(catalog, plan, facts);
        failures.buttons();
        failures.deadEnd();
        failures.channels();
        failures.teams();
        failures.messages();
        failures.routes();
        return failures.found;
    }

    private void buttons() {
        if (has(BUTTONS_CONVERTED)) {
            long buttons = sum(change ->
                    change instanceof Change.ConvertRows rows && rows.using().equals("ButtonsToWebhooks"));
            if (plan.from().applied().contains(LINK_DROPPED)) {
                add("lost-links", sum(change -> isOf("lost-links", change) && change instanceof Change.UpdateRows));
            } else if (has(LINK_DROPPED)) {
                add("buttons-first", buttons);
            }
            add("button-names", buttons == 0 ? 0 : namesakes());
            add("long-headers", longHeaders());
        }
        add("step-10", sum(change -> isOf("step-10", change)));
    }

    /** Buttons that OnCall would merge with another one, or fail at: their names begin with the same 91 characters. */
    private long namesakes() {
        return facts.count(
                        "select coalesce(sum(buttons - 1), 0) from (select count(*) as buttons from alerts_custombutton"
                                + " where deleted_at is null group by organization_id, substr(name, 1, 91)) names")
                .orElse(0);
    }

    private long longHeaders() {
        return plan.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .filter(Change.WidenColumn.class::isInstance)
                .map(Change.WidenColumn.class::cast)
                .filter(widen -> "long-headers".equals(widen.deviation()))
                .mapToLong(widen ->
                        facts.count(widen.condition().get(plan.engine())).orElse(0))
                .sum();
    }

    private void deadEnd() {
        boolean been = plan.from().applied().stream()
                .anyMatch(id -> catalog.migration(id).filter(Migration::legacy).isPresent());
        if (been && has(COLUMNS_DROPPED_AGAIN)) {
            found.add(Phrase.of(Adviser.BOOK, "known.dead-end-1.13.0"));
        }
    }

    /** Only in a database whose migration was faked are there rows to fill although that migration is applied. */
    private void channels() {
        add(
                "one-engine-sql",
                plan.migrations().stream()
                        .filter(migration -> catalog.repairs().stream()
                                .anyMatch(repair -> repair.id().equals("one-engine-sql")
                                        && repair.isFor(plan.from().applied())
                                        && repair.migration()
                                                .filter(migration.id()::equals)
                                                .isPresent()))
                        .flatMap(migration -> migration.changes().stream())
                        .filter(change -> isOf("one-engine-sql", change))
                        .mapToLong(this::rows)
                        .sum());
    }

    private void teams() {
        add(
                "team-duplicates",
                sum(change -> isOf("team-duplicates", change)
                        && change.table().equals("user_management_team")
                        && ((Change.RowsChange) change).effect() == Change.Effect.DELETE));
    }

    /** The link has no foreign key on SQLite any more, where OnCall therefore does not fail. */
    private void messages() {
        if (has(MESSAGES_DELETED) && plan.engine() != Engine.SQLITE) {
            add("slack-orphans", has(MESSAGES_MATCHED) ? unmatched() : sum(change -> isOf("slack-orphans", change)));
        }
    }

    /** As the migration to come will match them: by Slack's own id of the channel, within the organization's workspace. */
    private long unmatched() {
        String channel = has(CHANNEL_RENAMED) ? "channel_id" : "_channel_id";
        return facts.count("select count(*) from alerts_alertgroup alert_group"
                        + " join slack_slackmessage message on message.id = alert_group.slack_message_id"
                        + " where not exists (select 1 from slack_slackchannel channel"
                        + " join user_management_organization organization on organization.id = message.organization_id"
                        + " where channel.slack_id = message." + channel
                        + " and coalesce(channel.slack_team_identity_id, 0)"
                        + " = coalesce(organization.slack_team_identity_id, 0))")
                .orElse(0);
    }

    private void routes() {
        if (has(ROUTES_OVERWRITTEN)) {
            add(
                    "own-routes",
                    facts.count("select count(*) from alerts_channelfilter route"
                                    + " join alerts_alertreceivechannel integration"
                                    + " on integration.id = route.alert_receive_channel_id"
                                    + " where integration.integration = 'direct_paging' and integration.deleted_at is null"
                                    + " and not route.is_default and coalesce(route.filtering_term, '')"
                                    + " <> '{{ payload.oncall.important }}'")
                            .orElse(0));
        }
    }

    private void add(String deviation, long rows) {
        if (rows > 0) {
            found.add(Phrase.of(Adviser.BOOK, "known." + deviation, rows));
        }
    }

    private boolean has(String migration) {
        return plan.migrations().stream().anyMatch(planned -> planned.id().equals(migration));
    }

    static boolean isOf(String deviation, Change change) {
        return change instanceof Change.RowsChange rows
                && rows.namedDeviation().filter(deviation::equals).isPresent();
    }

    private long sum(Predicate<Change> which) {
        return plan.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .filter(which)
                .mapToLong(this::rows)
                .sum();
    }

    private long rows(Change change) {
        return facts.affected((Change.RowsChange) change, plan.engine()).orElse(0);
    }
}
