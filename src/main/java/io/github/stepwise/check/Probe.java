package io.github.stepwise.check;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names of what the probe of rights makes. Each probe has its own, so that it never meets what somebody else made. */
final class Probe {
    private Probe() {}

    static String name() {
        return "stepwise_probe_"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36)
                        .toLowerCase(Locale.ROOT);
    }
}
