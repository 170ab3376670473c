package io.github.stepwise.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 7, 3);
    private static final Instant MOMENT = LocalDateTime.of(2024, 7, 3, 14, 5, 9)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    @Test
    void daysAreWrittenInTheLanguage() {
        assertThat(new Dates(Locale.ENGLISH).day(DAY)).isEqualTo("Jul 3, 2024");
        assertThat(new Dates(Locale.SIMPLIFIED_CHINESE).day(DAY)).isEqualTo("2024年7月3日");
    }

    @Test
    void momentsAreThoseOfThisComputer() {
        // Versions of Java differ in what is between the minutes and PM, and in how Chinese counts the hours.
        assertThat(new Dates(Locale.ENGLISH).moment(MOMENT)).matches("Jul 3, 2024, 2:05\\hPM");
        assertThat(new Dates(Locale.SIMPLIFIED_CHINESE).moment(MOMENT)).matches("2024年7月3日 (下午2|14):05");
        assertThat(Dates.clock(MOMENT)).isEqualTo("14:05:09");
    }
}
