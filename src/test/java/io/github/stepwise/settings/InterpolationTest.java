package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private static final Map<String, String> VARIABLES = Map.of("NAME", "eva", "EMPTY", "");

    @ParameterizedTest
    @CsvSource({
        "$NAME, eva",
        "a${NAME}b, aevab",
        "${NAME:-x}, eva",
        "${MISSING:-x}, x",
        "${EMPTY:-x}, x",
        "'${EMPTY-x}', ''",
        "${MISSING-x}, x",
        "${MISSING:-${NAME}}, eva",
        "${NAME:+set}, set",
        "'${MISSING:+set}', ''",
        "${NAME:?must be}, eva",
        "$$NAME, $NAME",
        "cost 5$, cost 5$",
        "'$MISSING', ''",
        "${NAME, ${NAME",
    })
    void replacesAsDockerComposeDoes(String text, String expected) {
        assertThat(Interpolation.resolve(text, VARIABLES)).isEqualTo(expected);
    }
}
