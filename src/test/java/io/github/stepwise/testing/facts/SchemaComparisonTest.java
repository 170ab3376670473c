package io.github.stepwise.testing.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {
    @Test
    void namesOfChecksCountWhereDjangoGivesThem() {
        List<String> expected = List.of("check t order>=0 name=t_chk_1");
        List<String> actual = List.of("check t order>=0 name=t_chk_2");
        assertThat(SchemaComparison.compare(expected, actual, Engine.MYSQL)).isEmpty();
        assertThat(SchemaComparison.compare(expected, actual, Engine.MARIADB)).isEmpty();
        assertThat(SchemaComparison.compare(expected, actual, Engine.POSTGRESQL))
                .containsExactly("- check t order>=0 name=t_chk_1", "+ check t order>=0 name=t_chk_2");
    }

    @Test
    void sameCheckTwiceIsNotTheSameAsOnce() {
        assertThat(SchemaComparison.compare(
                        List.of("check t a>=0 name=t_chk_1"),
                        List.of("check t a>=0 name=t_chk_1", "check t a>=0 name=t_chk_2"),
                        Engine.MYSQL))
                .containsExactly("+ check t a>=0");
    }

    @Test
    void ownTablesAreLeftOut() {
        assertThat(SchemaComparison.compare(
                        List.of("table a"),
                        List.of("table a", "table stepwise_history", "column stepwise_journal.id bigint not-null"),
                        Engine.SQLITE))
                .isEmpty();
    }
}
