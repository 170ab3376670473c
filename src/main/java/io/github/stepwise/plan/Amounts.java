package io.github.stepwise.plan;

import io.github.stepwise.words.Phrase;
import java.time.Duration;

/** Sizes and times as people say them, for use in sentences. */
final class Amounts {
    private static final String[] UNITS = {"kib", "mib", "gib", "tib"};
    private static final int STEP = 1024;

    private Amounts() {}

    /** "12.3 MiB". */
    static Phrase size(long bytes) {
        double amount = (double) bytes / STEP;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return Phrase.of(Adviser.BOOK, "size." + UNITS[unit], amount);
    }

    /** "40 seconds", "5 minutes", "1.3 hours". */
    static Phrase time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return Phrase.of(Adviser.BOOK, "time.seconds", seconds);
        } else if (seconds < 3600) {
            return Phrase.of(Adviser.BOOK, "time.minutes", duration.toMinutes());
        }
        return Phrase.of(Adviser.BOOK, "time.hours", seconds / 3600.0);
    }
}
