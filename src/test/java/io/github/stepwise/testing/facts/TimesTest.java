package io.github.stepwise.testing.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void storedTimestampsGetAllDecimals() {
        assertThat(Times.timestamp("2023-01-10T08:06:00.5+00:00")).isEqualTo("2023-01-10 08:06:00.500000");
        assertThat(Times.timestamp("2023-01-10 08:06:00")).isEqualTo("2023-01-10 08:06:00.000000");
        assertThat(Times.timestamp("yesterday")).isEqualTo("yesterday");
        assertThat(Times.of(LocalDateTime.of(2023, 1, 10, 8, 6))).isEqualTo("2023-01-10 08:06:00.000000");
    }

    @Test
    void timesOfDayHaveDecimalsOnlyWhereNeeded() {
        assertThat(Times.of(LocalTime.of(9, 0))).isEqualTo("09:00:00");
        assertThat(Times.of(LocalTime.of(9, 0, 0, 1000))).isEqualTo("09:00:00.000001");
        assertThat(Times.withoutZeros("09:00:00.000000")).isEqualTo("09:00:00");
    }
}
