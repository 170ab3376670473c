package io.github.stepwise.install.demo;

import io.github.stepwise.install.demo.World.Route;
import io.github.stepwise.install.demo.World.Step;
import java.util.List;

/** The chain of a route as an alert group keeps it from its beginning on, so that later changes do not reach it. */
final class Snapshot {
    private Snapshot() {}

    static String of(Route route) {
        List<Json> steps = route.chain().steps().stream().map(Snapshot::step).toList();
        return Json.object()
                .with(
                        "channel_filter_snapshot",
                        Json.object().with("id", route.id()).with("notify_in_slack", route.channel() != null))
                .with(
                        "escalation_chain_snapshot",
                        Json.object()
                                .with("id", route.chain().id())
                                .with("name", route.chain().name()))
                .with("last_active_escalation_policy_order", null)
                .with("slack_channel_id", route.channel())
                .with("pause_escalation", false)
                .with("next_step_eta", null)
                .with("escalation_policies_snapshots", steps)
                .text();
    }

    private static Json step(Step step) {
        return Json.object()
                .with("id", step.id())
                .with("order", step.order())
                .with("step", step.kind())
                .with("wait_delay", step.waitDelay())
                .with("notify_to_users_queue", List.of())
                .with("last_notified_user", null)
                .with("from_time", null)
                .with("to_time", null)
                .with("num_alerts_in_window", null)
                .with("num_minutes_in_window", null)
                .with("custom_button_trigger", step.button())
                .with("custom_webhook", step.webhook())
                .with("notify_schedule", step.schedule())
                .with("notify_to_group", null)
                .with("escalation_counter", 0)
                .with("passed_last_time", null)
                .with("pause_escalation", false);
    }
}
