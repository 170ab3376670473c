package io.github.stepwise.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the evidence of a check is counted. */
class EvidenceTest {
    /** As the checks shorten it: a long list ends with the number of those that are not named. */
    @Test
    void thingsThatAreNotNamedCountToo() {
        assertThat(Evidence.count(List.of("a", "b", "… (+21)"))).isEqualTo(23);
        assertThat(Evidence.count(List.of("a", "b (7)"))).isEqualTo(2);
        assertThat(Evidence.count(List.of())).isZero();
    }
}
