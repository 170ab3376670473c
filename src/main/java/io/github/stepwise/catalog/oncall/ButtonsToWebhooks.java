package io.github.stepwise.catalog.oncall;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Makes a webhook for each button that is not deleted. OnCall's own migration makes one webhook of two buttons whose names
 * begin alike, or fails; here every button gets its own.
 */
public final class ButtonsToWebhooks implements RowChange {
    private static final int COLUMN_LENGTH = 2000; // of both encrypted columns or more, see webhooks.0009

    private long renamed;

    /** Only where names collide does OnCall's own migration go another way. */
    @Override
    public long deviating(long changed) {
        return renamed;
    }

    @Override
    public long apply(RowChangeContext context) throws SQLException {
        long created = 0;
        try (LegacyWebhooks webhooks = new LegacyWebhooks(context)) {
            for (CustomButton button : CustomButton.live(context)) {
                if (webhooks.find(button).isEmpty()) {
                    create(context, webhooks, button);
                    created++;
                }
            }
        }
        return created;
    }

    private void create(RowChangeContext context, LegacyWebhooks webhooks, CustomButton button) throws SQLException {
        String password = stored(context, button.password());
        String header = stored(context, button.authorizationHeader());
        String name = webhooks.create(button, password, header);
        if (!name.equals(LegacyWebhooks.name(button.name(), 1))) {
            renamed++;
            context.notes()
                    .accept("The name of button " + button.id() + " was taken, so its webhook is called \"" + name
                            + "\".");
        }
        if (isPlain(button.password(), password) || isPlain(button.authorizationHeader(), header)) {
            context.notes()
                    .accept("Webhook \"" + name + "\" keeps its password or header unencrypted, because "
                            + (context.cipher().isEmpty()
                                    ? "no secret key was given"
                                    : "it is too long to be encrypted")
                            + "; OnCall can use it as it is and encrypts it when somebody saves the webhook.");
        }
    }

    private static String stored(RowChangeContext context, String secret) {
        return Optional.ofNullable(secret)
                .flatMap(plain -> context.cipher().map(cipher -> cipher.encrypt(plain)))
                .filter(encrypted -> encrypted.length() <= COLUMN_LENGTH)
                .orElse(secret);
    }

    private static boolean isPlain(String secret, String stored) {
        return secret != null && !secret.isEmpty() && secret.equals(stored);
    }
}
