package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.words.Words;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is told to do more, or less, in another language: starting OnCall too early would cost data. */
class FailuresTest {
    private static final Words CHINESE = Words.of("trouble", Locale.SIMPLIFIED_CHINESE);

    @ParameterizedTest
    @EnumSource(Condition.class)
    void whatToDoNextHasAsManyStepsInChinese(Condition condition) {
        String id = condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(CHINESE.find("upgrade." + id + ".steps").orElseThrow().lines())
                .hasSameSizeAs(Failures.afterwards(condition));
    }

    @ParameterizedTest
    @EnumSource(
            value = Condition.class,
            names = {"ROLLED_BACK", "PARTLY_CHANGED", "UNKNOWN"})
    void onCallStaysSwitchedOffWhereTheDatabaseIsInBetween(Condition condition) {
        String id = condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(CHINESE.find("upgrade." + id + ".steps").orElseThrow()).contains("在此之前请保持 OnCall 停止");
        assertThat(String.join(" ", Failures.afterwards(condition))).contains("Leave OnCall switched off");
    }
}
