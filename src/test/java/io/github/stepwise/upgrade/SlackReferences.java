package io.github.stepwise.upgrade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Slack channels that rows refer to since 1.12.0. */
final class SlackReferences {
    private static final Map<String, String> COLUMNS = Map.of(
            "alerts_channelfilter", "slack_channel_id",
            "alerts_resolutionnoteslackmessage", "slack_channel_id",
            "schedules_oncallschedule", "slack_channel_id",
            "user_management_organization", "default_slack_channel_id");

    private SlackReferences() {}

    /** Id of each row and of its channel, by table. */
    static Map<String, List<String>> of(Situation there) throws Exception {
        Map<String, List<String>> references = new LinkedHashMap<>();
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
            references.put(
                    column.getKey(),
                    there.ask("select id, " + column.getValue() + " from " + column.getKey() + " where "
                            + column.getValue() + " is not null order by id"));
        }
        return references;
    }

    /** What the advice in OnCall's issue 5244 leaves: migrations that are recorded but have filled in nothing. */
    static void clear(Situation there) throws Exception {
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
            there.execute("update " + column.getKey() + " set " + column.getValue() + " = null");
        }
    }
}
