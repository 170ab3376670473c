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

    @Test
    void whoeverComesInItIsTheSameDatabase() throws IOException {
        runs.begun(run("localhost", null));
        runs.begun(run("b", null));
        assertThat(runs.of(at("127.0.0.1", "oncall", "owner"), null)).contains(run("localhost", null));
        assertThat(runs.of(at("127.0.0.1", "other", "eva"), null)).isEmpty();

        runs.ended(at("127.0.0.1", "oncall", "owner"));
        runs.ended(at("B", "oncall", "owner"));
        assertThat(runs.list()).isEmpty();
    }

    /** A server may have many names. */
    @Test
    void theNoteThatLedThereStandsForADatabaseWithoutOne() throws IOException {
        LeftoverRun led = run("a", null);
        RecentConnection there = at("10.0.0.7", "oncall", "owner");
        assertThat(runs.of(there, led)).as("forgotten meanwhile").isEmpty();
        runs.begun(led);
        assertThat(runs.of(there, null)).isEmpty();
        assertThat(runs.of(there, led)).contains(led);
        assertThat(runs.of(at("10.0.0.7", "another", "owner"), led)).isEmpty();

        LeftoverRun its = new LeftoverRun(there, "1.16.9", null, WHEN);
        runs.begun(its, runs.of(there, led));
        assertThat(runs.list()).as("one upgrade, one note").containsExactly(its);

        runs.begun(led);
        assertThat(runs.of(there, led)).contains(its);
    }

    @Test
    void filesAreKnownByTheirPathOnly() throws IOException {
        LeftoverRun led = new LeftoverRun(file("/a/oncall.db"), "1.16.9", null, WHEN);
        runs.begun(led);
        assertThat(runs.of(file("/b/oncall.db"), led)).isEmpty();
        assertThat(runs.of(file("/a/oncall.db"), null)).contains(led);
    }

    private static LeftoverRun run(String host, String restsAt) {
        return new LeftoverRun(at(host, "oncall", "eva"), "1.16.9", "/backups/a.stepwise", WHEN, restsAt);
    }

    private static RecentConnection at(String host, String database, String user) {
        return new RecentConnection("postgresql", host, 5432, database, user, "prefer", null, null, WHEN);
    }

    private static RecentConnection file(String path) {
        return new RecentConnection("sqlite", null, 0, null, null, null, null, path, WHEN);
    }
}
