package io.github.stepwise.backup.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralsTest {
    @Test
    void quotesAsTheServerDoes() {
        assertThat(Literals.literal("it's")).isEqualTo("'it''s'");
        assertThat(Literals.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
        assertThat(Literals.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
    }
}
