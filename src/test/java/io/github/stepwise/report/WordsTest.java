package io.github.stepwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void numbersAndTimesAreReadable() {
        assertThat(Words.rows(OptionalLong.of(1))).isEqualTo("1 row");
        assertThat(Words.rows(OptionalLong.of(1_234_567))).isEqualTo("1,234,567 rows");
        assertThat(Words.time(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(Words.time(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Words.time(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Words.time(Duration.ofMinutes(127))).isEqualTo("2 h 07 min");
    }

    @Test
    void longSentencesAreWrapped() {
        assertThat(Wrapped.lines("word ".repeat(40), "  - ", "    "))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(Wrapped.lines("x".repeat(150), "", "")).containsExactly("x".repeat(150));
        assertThat(Wrapped.lines("", "- ", "  ")).containsExactly("- ");
    }
}
