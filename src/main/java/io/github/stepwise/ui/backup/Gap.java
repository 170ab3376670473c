package io.github.stepwise.ui.backup;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Something of the database that a backup would lack, to be accepted by its name. */
final class Gap {
    private static final String QUOTES = "\"`";

    private final String object;
    private final String reason;
    private final BooleanProperty accepted = new SimpleBooleanProperty();

    Gap(String object, String reason) {
        this.object = object;
        this.reason = reason;
    }

    /** @param detail as the refusal has it: object, colon, reason; a colon in a quoted name is part of the name */
    static Gap of(String detail) {
        char open = 0;
        for (int at = 0; at < detail.length(); at++) {
            char now = detail.charAt(at);
            if (open != 0) {
                open = now == open ? 0 : open;
            } else if (QUOTES.indexOf(now) >= 0) {
                open = now;
            } else if (now == ':' && detail.startsWith(": ", at)) {
                return new Gap(detail.substring(0, at), detail.substring(at + 2));
            }
        }
        return new Gap(detail, "");
    }

    /** As options name it: {@code foreign table public.remote}. */
    String object() {
        return object;
    }

    /** Why it cannot be saved; the engine's words. */
    String reason() {
        return reason;
    }

    BooleanProperty accepted() {
        return accepted;
    }
}
