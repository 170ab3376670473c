package io.github.stepwise.testing.facts;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time and times of day as text. */
final class Times {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final Pattern STORED_TIMESTAMP =
            Pattern.compile("(\\d+-\\d+-\\d+)[ T](\\d+:\\d+:\\d+)(?:\\.(\\d{1,6}))?(?:\\+00(?::?00)?)?");

    private Times() {}

    static String of(LocalDateTime timestamp) {
        return TIMESTAMP.format(timestamp);
    }

    static String of(LocalTime time) {
        return withoutZeros(TIME.format(time));
    }

    /** A timestamp as SQLite stores it; any other text stays as it is. */
    static String timestamp(String stored) {
        Matcher matcher = STORED_TIMESTAMP.matcher(stored);
        if (!matcher.matches()) {
            return stored;
        }
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        return matcher.group(1) + " " + matcher.group(2) + "." + (fraction + "000000").substring(0, 6);
    }

    /** MySQL and MariaDB give a time of day six decimals, the other engines only where it has some. */
    static String withoutZeros(String text) {
        return text.matches("\\d\\d:\\d\\d:\\d\\d\\.000000") ? text.substring(0, 8) : text;
    }
}
