package io.github.stepwise.ui.widget;

import io.github.stepwise.words.Words;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/** Sizes and times in words. */
public final class Amounts {
    private static final long KIB = 1024;

    private final Words words;
    private final Locale language;

    /** @param widgetWords the book {@code widget} */
    public Amounts(Words widgetWords) {
        this.words = widgetWords;
        this.language = widgetWords.language();
    }

    /** {@code 12.5 MiB}. */
    public String size(long bytes) {
        if (bytes < KIB) {
            return words.say("size.bytes", bytes);
        }
        double value = bytes;
        int unit = 0;
        while (value >= KIB && unit < 4) {
            value /= KIB;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(language);
        format.setMaximumFractionDigits(value < 100 ? 1 : 0);
        return format.format(value) + " " + new String[] {"B", "KiB", "MiB", "GiB", "TiB"}[unit];
    }

    /** {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return words.say("time.millis", duration.toMillis());
        } else if (seconds < 60) {
            return words.say("time.seconds", seconds);
        } else if (seconds < 3600) {
            return words.say("time.minutes", seconds / 60, seconds % 60);
        }
        return words.say("time.hours", seconds / 3600, seconds % 3600 / 60);
    }

    /** {@code 12,345}. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }
}
