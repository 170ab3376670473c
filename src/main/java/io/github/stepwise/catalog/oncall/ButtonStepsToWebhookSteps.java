package io.github.stepwise.catalog.oncall;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns the escalation steps that press a button into steps that trigger the webhook that stands for it. */
public final class ButtonStepsToWebhookSteps implements RowChange {

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        long changed = 0;
        try (PreparedStatement update = context.connection()
                .prepareStatement("update alerts_escalationpolicy set step = 16, custom_webhook_id = ?"
                        + " where step = 10 and custom_button_trigger_id = ?")) {
            for (Map.Entry<Long, Long> entry : webhooksByButton(context).entrySet()) {
                update.setLong(1, entry.getValue());
                update.setLong(2, entry.getKey());
                changed += update.executeUpdate();
            }
        }
        return changed;
    }

    /** The webhook of each button that is not deleted and has one, by ids. */
    static Map<Long, Long> webhooksByButton(RowChangeContext context) throws SQLException {
        Map<Long, Long> webhooks = new LinkedHashMap<>();
        try (LegacyWebhooks legacy = new LegacyWebhooks(context)) {
            for (CustomButton button : CustomButton.live(context)) {
                Optional<Long> webhook = legacy.find(button);
                webhook.ifPresent(id -> webhooks.put(button.id(), id));
            }
        }
        return webhooks;
    }
}
