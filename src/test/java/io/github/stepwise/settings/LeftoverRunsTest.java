package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverRunsTest {
    private static final Instant WHEN = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private LeftoverRuns runs;

    @BeforeEach
    void create() {
        runs = new LeftoverRuns(folder.resolve("runs.json"));
    }

    @Test
    void offersTheNewestFirstUntilItHasEnded() throws IOException {
        runs.begun(run("a", null));
        runs.begun(run("b", "1.3.43"));
        runs.begun(run("a", "1.5.2"));
        assertThat(runs.list()).containsExactly(run("a", "1.5.2"), run("b", "1.3.43"));

        runs.ended(run("a", null).connection());
        assertThat(runs.list()).containsExactly(run("b", "1.3.43"));
    }

    @Test
    void oneDamagedEntryHidesNoOther() throws IOException {
        runs.begun(run("a", null));
        runs.begun(run("b", null));
        String whole = Files.readString(folder.resolve("runs.json"));
        Files.writeString(
                folder.resolve("runs.json"), whole.replaceFirst("\"startedAt\" : \"[^\"]*\"", "\"startedAt\" : 1"));

        assertThat(runs.list()).containsExactly(run("a", null));
    }

    private static LeftoverRun run(String host, String restsAt) {
        RecentConnection connection =
                new RecentConnection("postgresql", host, 5432, "oncall", "eva", "prefer", null, null, WHEN);
        return new LeftoverRun(connection, "1.16.9", "/backups/a.stepwise", WHEN, restsAt);
    }
}
