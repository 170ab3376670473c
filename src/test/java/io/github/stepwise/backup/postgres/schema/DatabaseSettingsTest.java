package io.github.stepwise.backup.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    @Test
    void readsListsOfNames() {
        assertThat(DatabaseSettings.names("\"$user\", public")).containsExactly("$user", "public");
        assertThat(DatabaseSettings.names("\"Weird \"\"S, x\",app")).containsExactly("Weird \"S, x", "app");
        assertThat(DatabaseSettings.names("\"\"")).containsExactly("");
    }
}
