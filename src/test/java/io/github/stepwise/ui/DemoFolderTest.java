package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.RecentConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which demos go, and that nothing else ever does. */
class DemoFolderTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path temporary;

    @TempDir
    Path elsewhere;

    private LeftoverRuns leftovers;
    private Path demo;

    @BeforeEach
    void make() throws IOException {
        leftovers = new LeftoverRuns(elsewhere.resolve("leftovers.json"));
        demo = demo("stepwise-demo123456");
    }

    private Path demo(String name) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve(DemoFolder.MARKER), DemoFolder.MARK);
        Files.writeString(folder.resolve(DemoFolder.DATABASE), "a database");
        return folder;
    }

    private void needs(Path database, Path backup) throws IOException {
        RecentConnection connection =
                new RecentConnection("sqlite", null, 0, null, null, null, null, database.toString(), Instant.now());
        leftovers.begun(
                new LeftoverRun(connection, "1.16.5", backup == null ? null : backup.toString(), Instant.now()));
    }

    private void discard() {
        new DemoFolder(demo, leftovers).discardIfUntouched();
    }

    private void sweep() {
        DemoFolder.sweep(temporary, WEEK, leftovers);
    }

    /** Makes everything in there as old as that. */
    private static void age(Path folder, Duration age) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(one -> !Files.isSymbolicLink(one)).toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    @Test
    void untouchedDemoGoes() throws IOException {
        Files.writeString(demo.resolve("oncall.db-wal"), "");
        discard();
        assertThat(demo).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void demoWithAnythingElseInItStaysWhole() throws IOException {
        List<String> names = List.of(
                "backup.stepwise",
                "notes.txt",
                "oncall.db2",
                "oncall.db.stepwise-20260101000000",
                "oncall.db.before-1.16.5-20260101000000",
                ".hidden");
        for (String name : names) {
            Path mine = Files.writeString(demo.resolve(name), "mine");
            discard();
            assertThat(demo.resolve(DemoFolder.DATABASE)).as(name).exists();
            assertThat(mine).hasContent("mine");
            Files.delete(mine);
        }
        Path inside = Files.createDirectory(demo.resolve("folder"));
        discard();
        assertThat(inside).isDirectory();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
    }

    @Test
    void demoThatAnUnfinishedUpgradeNeedsStays() throws IOException {
        needs(demo.resolve(DemoFolder.DATABASE), null);
        discard();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
        age(demo, Duration.ofDays(30));
        sweep();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
    }

    @Test
    void demoWithTheBackupOfAnUnfinishedUpgradeStays() throws IOException {
        needs(elsewhere.resolve("oncall.db"), demo.resolve("any.stepwise"));
        discard();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
    }

    @Test
    void unfinishedUpgradeOfAnotherFileKeepsNothing() throws IOException {
        needs(elsewhere.resolve("oncall.db"), null);
        discard();
        assertThat(demo).doesNotExist();
    }

    @Test
    void folderWithoutTheMarkerOrWithAnotherStays() throws IOException {
        Path marker = demo.resolve(DemoFolder.MARKER);
        Files.writeString(marker, "something else");
        discard();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
        Files.delete(marker);
        discard();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
        Path real = Files.writeString(elsewhere.resolve("marker"), DemoFolder.MARK);
        Files.createSymbolicLink(marker, real);
        discard();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
    }

    @Test
    void folderOfAnotherNameStays() throws IOException {
        for (String name : List.of("stepwise-demos", "stepwise-demo", "stepwise-demo12x", "mine")) {
            Path other = demo(name);
            age(other, Duration.ofDays(30));
            new DemoFolder(other, leftovers).discardIfUntouched();
            sweep();
            assertThat(other.resolve(DemoFolder.DATABASE)).as(name).exists();
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path target = Files.createDirectory(elsewhere.resolve("data"));
        Files.writeString(target.resolve(DemoFolder.MARKER), DemoFolder.MARK);
        Path data = Files.writeString(target.resolve(DemoFolder.DATABASE), "mine");
        Path link = Files.createSymbolicLink(temporary.resolve("stepwise-demo99"), target);
        age(target, Duration.ofDays(30));
        sweep();
        new DemoFolder(link, leftovers).discardIfUntouched();
        assertThat(data).hasContent("mine");
        // Nor within a demo: a database that is a link, a folder of reports that is one.
        Files.delete(demo.resolve(DemoFolder.DATABASE));
        Files.createSymbolicLink(demo.resolve(DemoFolder.DATABASE), data);
        age(demo, Duration.ofDays(30));
        discard();
        sweep();
        assertThat(data).hasContent("mine");
        assertThat(demo.resolve(DemoFolder.DATABASE)).isSymbolicLink();
        Files.delete(demo.resolve(DemoFolder.DATABASE));
        Files.createSymbolicLink(demo.resolve("oncall-upgrade-1"), target);
        sweep();
        assertThat(data).hasContent("mine");
        assertThat(demo).exists();
    }

    @Test
    void oldDemoGoesWithWhatItsUpgradesHaveLeft() throws IOException {
        Files.writeString(demo.resolve("oncall.db.before-1.16.5-20260101000000"), "");
        Files.writeString(demo.resolve("oncall.db.stepwise-20260101000000"), "");
        Path reports = Files.createDirectories(
                demo.resolve("oncall.db-upgrade-20260101-0000").resolve("deleted-rows"));
        Files.writeString(reports.resolve("alerts_alert.csv"), "");
        Files.writeString(reports.resolveSibling("report.html"), "");
        Files.writeString(reports.resolveSibling("report-2.json"), "");
        sweep();
        assertThat(reports).exists();
        age(demo, WEEK.minusHours(1));
        sweep();
        assertThat(reports).exists();
        age(demo, WEEK.plusHours(1));
        sweep();
        assertThat(demo).doesNotExist();
    }

    @Test
    void oldDemoWithOneYoungFileStays() throws IOException {
        age(demo, Duration.ofDays(30));
        Files.setLastModifiedTime(demo.resolve(DemoFolder.DATABASE), FileTime.from(Instant.now()));
        sweep();
        assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
    }

    @Test
    void oldDemoWithABackupOrANoteStays() throws IOException {
        for (String name : List.of("oncall.stepwise", "notes.txt")) {
            Path mine = Files.writeString(demo.resolve(name), "mine");
            age(demo, Duration.ofDays(30));
            sweep();
            assertThat(mine).hasContent("mine");
            assertThat(demo.resolve(DemoFolder.DATABASE)).exists();
            Files.delete(mine);
        }
        Path report = Files.createDirectories(demo.resolve("oncall-upgrade-1")).resolve("my-own.txt");
        Files.writeString(report, "mine");
        age(demo, Duration.ofDays(30));
        sweep();
        assertThat(report).hasContent("mine");
    }
}
