package io.github.stepwise.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Database names that say when they were made, so that those of a killed test run can be found and dropped. */
final class Names {
    private static final String PREFIX = "stepwise_test_";
    private static final Duration ABANDONED_AFTER = Duration.ofHours(12);

    private Names() {}

    static String next() {
        return PREFIX + Instant.now().getEpochSecond() + "_"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    static boolean isAbandoned(String name) {
        if (!name.matches(PREFIX + "\\d+_\\w+")) {
            return false;
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('_'))));
        return made.plus(ABANDONED_AFTER).isBefore(Instant.now());
    }
}
