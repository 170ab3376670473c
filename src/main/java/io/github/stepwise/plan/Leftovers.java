package io.github.stepwise.plan;

import java.util.Set;

/**
 * What OnCall itself has no use for any more when it drops it: caches, marks of its own work, and columns whose values are in
 * another place by then. Nobody misses it, so that it is told apart from what is lost.
 */
final class Leftovers {
    /** Tables, and columns of tables. */
    static final Set<String> ALL = Set.of(
            "alerts_alertgroup.cached_render_for_web",
            "alerts_alertgroup.active_cache_for_web_calculation_id",
            "alerts_alertgroup.estimate_escalation_finish_time",
            "alerts_alertgroup.resolution_note_ts",
            "alerts_alertgroup.is_restricted",
            "alerts_alertreceivechannel.integration_slack_channel_id",
            "alerts_alertreceivechannel.restricted_at",
            "user_management_organization.archive_alerts_from",
            "user_management_organization.is_amixr_migration_started",
            "auth_token_mobileappverificationtoken",
            "base_dynamicsetting",
            "social_auth_partial.data",
            "social_auth_usersocialauth.extra_data",
            "alerts_escalationpolicy.custom_button_trigger_id",
            "alerts_channelfilter._slack_channel_id",
            "alerts_resolutionnoteslackmessage._slack_channel_id",
            "schedules_oncallschedule.channel",
            "user_management_organization.general_log_channel_id",
            "heartbeat_integrationheartbeat.actual_check_up_task_id",
            "heartbeat_integrationheartbeat.last_checkup_task_time",
            "slack_slackmessage.active_update_task_id");

    private Leftovers() {}

    /** @param thing {@code table} or {@code table.column} */
    static boolean has(String thing) {
        return ALL.contains(thing);
    }
}
