package io.github.stepwise.report;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Numbers and times as people read them. */
public final class Words {
    private Words() {}

    /** {@code 1 row}, {@code 12,345 rows}. */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : many);
    }

    /** Rows, or that nobody knows yet how many. */
    public static String rows(OptionalLong rows) {
        return rows.isPresent() ? count(rows.getAsLong(), "row", "rows") : "rows not known yet";
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
    public static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        } else if (seconds < 60) {
            return seconds + " s";
        } else if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /** With its first letter in upper case. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
