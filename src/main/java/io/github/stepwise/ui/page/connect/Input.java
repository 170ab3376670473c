package io.github.stepwise.ui.page.connect;

import java.util.Locale;

/** What can be typed wrong, in the order of the form. */
enum Input {
    FILE,
    HOST,
    PORT,
    DATABASE,
    USER,
    CERTIFICATE;

    /** Ends its label's key and its node's id. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
