package io.github.stepwise.ui.widget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days and moments as they are written in a language, in the time of this computer. */
public final class Dates {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Locale language;

    public Dates(Locale language) {
        this.language = language;
    }

    /** {@code Jul 3, 2024}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    /** {@code Jul 3, 2024, 2:05 PM}. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** {@code 14:05:09}, for lines that stand below each other. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment);
    }
}
