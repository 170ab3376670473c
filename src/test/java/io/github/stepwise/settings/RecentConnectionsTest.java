package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentConnectionsTest {
    @TempDir
    Path folder;

    private RecentConnections recent;

    @BeforeEach
    void create() {
        recent = new RecentConnections(file());
    }

    @Test
    void startsEmpty() throws IOException {
        assertThat(recent.list()).isEmpty();
    }

    @Test
    void putsTheLastOneFirstAndNoneTwice() throws IOException {
        recent.add(connection("a", "prefer"));
        recent.add(connection("b", "prefer"));
        recent.add(connection("a", "require"));

        assertThat(recent.list()).containsExactly(connection("a", "require"), connection("b", "prefer"));
        assertThat(Files.list(file().getParent())).containsExactly(file());
    }

    @Test
    void keepsTen() throws IOException {
        for (int i = 0; i < 12; i++) {
            recent.add(connection("host" + i, "prefer"));
        }

        assertThat(recent.list()).hasSize(10).first().isEqualTo(connection("host11", "prefer"));
    }

    @Test
    void removes() throws IOException {
        recent.add(connection("a", "prefer"));
        recent.remove(connection("a", "require"));

        assertThat(recent.list()).isEmpty();
    }

    @Test
    void hasNoPlaceForAPassword() throws IOException {
        recent.add(connection("a", "prefer"));

        assertThat(Files.readString(file())).doesNotContainIgnoringCase("passw");
    }

    @Test
    void survivesADamagedFile() throws IOException {
        recent.add(connection("a", "prefer"));
        for (String damaged :
                new String[] {"", "[{\"engine\":", "7", "[{\"engine\":\"mysql\",\"usedAt\":\"soon\"}]", "[null]"}) {
            Files.writeString(file(), damaged);
            assertThat(recent.list()).isEmpty();
        }
        recent.add(connection("b", "prefer"));
        assertThat(recent.list()).hasSize(1);
    }

    @Test
    void keepsWhatCannotBeReadAside() throws IOException {
        recent.add(connection("a", "prefer"));
        Files.writeString(file(), "[{\"engine\": \"mysql\", \"host\": \"db\"");
        recent.add(connection("b", "prefer"));

        assertThat(file().resolveSibling("recent.json.damaged")).content().contains("db");
        assertThat(recent.list()).containsExactly(connection("b", "prefer"));
    }

    @Test
    void anEntryThatCannotBeUnderstoodHidesNoOther() throws IOException {
        recent.add(connection("a", "prefer"));
        String whole = Files.readString(file());
        Files.writeString(file(), whole.replaceFirst("\\[", "[{\"engine\": \"mysql\", \"usedAt\": \"soon\"}, 7, "));

        assertThat(recent.list()).containsExactly(connection("a", "prefer"));
    }

    private Path file() {
        return folder.resolve("new/recent.json");
    }

    private static RecentConnection connection(String host, String tls) {
        Instant when = Instant.parse("2026-11-22T12:00:00Z");
        return new RecentConnection("postgresql", host, 5432, "oncall", "eva", tls, null, null, when);
    }
}
