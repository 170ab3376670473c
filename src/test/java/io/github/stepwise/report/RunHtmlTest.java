package io.github.stepwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of runs on a real demo database, and of what can be in one. */
class RunHtmlTest {
    /** Crosses the conversion of buttons and deletions; shorter than to the end. */
    private static final Version TARGET = Version.of("1.8.5");

    @TempDir
    private Path directory;

    @Test
    void tellsAWholeRun() throws Exception {
        Path backup = directory.resolve("oncall-20261122-120000.stepwise");
        RunRecord run = DemoRun.in(directory).to(TARGET);
        run.backedUp(backup);
        UpgradeResult result = run.result().orElseThrow();
        assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        Page page = Page.of(RunHtml.of(run, Locale.ENGLISH));

        assertThat(page.texts("h1")).containsExactly("Upgraded to OnCall 1.8.5");
        assertThat(page.text())
                .contains(
                        "Verified",
                        "are those of OnCall 1.8.5",
                        "OnCall " + ((State.Known) run.plan().from()).range(),
                        backup.toString())
                .contains(result.original().orElseThrow().toString())
                .contains("grafana/oncall:v1.8.5")
                .doesNotContain("Not verified", "Not done", "Undone", "What happened", "{0}");
        int stops = run.plan().stops().size();
        int migrations = run.plan().migrations().size();
        assertThat(page.texts("summary")).hasSize(stops).allMatch(text -> text.contains("Verified"));
        assertThat(page.figures())
                .startsWith(stops + " of " + stops, migrations + " of " + migrations)
                .hasSize(5);
        long rows = page.figures().stream()
                .skip(2)
                .mapToLong(text -> Long.parseLong(text.replace(",", "")))
                .sum();
        assertThat(rows).isPositive().isEqualTo(result.rows());
        run.deviations()
                .forEach(one ->
                        assertThat(page.text()).contains(one.id(), one.why().get(0)));
        run.rows().forEach(one -> assertThat(page.text()).contains(one.why()));
        result.exports().forEach(file -> assertThat(page.text()).contains(file.toString()));
        run.plan().migrations().forEach(one -> assertThat(page.text()).contains(one.id(), one.title()));
    }

    @Test
    void tellsARestAtAStop() throws Exception {
        RunRecord run = DemoRun.in(directory).pausingAt("1.3.114").to(TARGET);
        Version rest = run.result().orElseThrow().reached().orElseThrow();
        Page page = Page.of(RunHtml.of(run, Locale.ENGLISH));

        assertThat(page.texts("h1")).containsExactly("The upgrade rests at OnCall " + rest);
        assertThat(page.texts("summary").get(0)).contains("Verified");
        assertThat(page.texts("summary").get(run.plan().stops().size() - 1)).contains("Not reached");
        assertThat(page.text()).contains("Not done", "run that release meanwhile");
    }

    @Test
    void whatWasDiscardedIsNotCounted() throws Exception {
        RunRecord run = DemoRun.in(directory)
                .watchedBy((upgrade, event) -> {
                    if (event instanceof UpgradeEvent.StopVerified stop && stop.number() == 5) {
                        upgrade.cancel();
                    }
                })
                .to(TARGET);
        assertThat(run.result().orElseThrow().outcome()).isEqualTo(UpgradeResult.Outcome.CANCELLED);
        Page page = Page.of(RunHtml.of(run, Locale.ENGLISH));

        assertThat(page.texts("h1")).containsExactly("The upgrade to OnCall 1.8.5 was cancelled");
        assertThat(page.text()).contains("Not verified", "Unchanged", "Nothing was changed.");
        assertThat(page.figures().get(0)).startsWith("0 of ");
        assertThat(page.figures().get(1)).startsWith("0 of ");
        assertThat(page.figures().subList(2, 5)).containsOnly("0");
        assertThat(page.texts("summary").get(0)).contains("Undone");
        assertThat(page.texts("summary").get(5)).contains("Not reached");
    }

    @Test
    void tellsARealFailure() throws Exception {
        RunRecord run = DemoRun.in(directory)
                .afterStatement("create trigger guard before update on alerts_escalationpolicy"
                        + " begin select raise(abort, 'not <b>today</b>'); end")
                .to(TARGET);
        assertThat(run.result().orElseThrow().outcome()).isEqualTo(UpgradeResult.Outcome.FAILED);
        Page page = Page.of(RunHtml.of(run, Locale.ENGLISH));
        String failed =
                run.result().orElseThrow().failure().orElseThrow().migration().orElseThrow();

        assertThat(page.texts("h1")).containsExactly("The upgrade to OnCall 1.8.5 failed");
        assertThat(page.texts("h2")).contains("What happened", "Is my data safe?", "What to do now");
        assertThat(page.text())
                .contains("Your data is safe", "not <b>today</b>", failed, "Failed", "Undone", "Not done");
        assertThat(page.texts("b")).doesNotContain("today");
        assertThat(page.opened()).containsExactly(releaseOf(run, failed));
    }

    /** The migration was completed; what came after it failed. */
    @Test
    void aStopThatFailedIsUnfolded() throws Exception {
        Page page = Page.of(RunHtml.of(SampleRun.failed(), Locale.ENGLISH));
        assertThat(page.opened()).containsExactly("1.3.15");
        assertThat(page.texts("summary")).anyMatch(text -> text.contains("1.3.15") && text.contains("Not verified"));
    }

    @Test
    void chineseIsChinese() throws Exception {
        Page page = Page.of(RunHtml.of(SampleRun.failed(), Locale.SIMPLIFIED_CHINESE, text -> "译文"));
        assertThat(page.language()).isEqualTo("zh-CN");
        assertThat(page.texts("h1")).containsExactly("升级到 OnCall 1.3.15 失败");
        assertThat(page.text())
                .contains("译文", "我的数据安全吗？")
                .doesNotContain("disk space", "No data was lost", "Make room", "Every step", SampleRun.WHY, "webhook");
        assertThat(RunHtml.of(SampleRun.completed(), Locale.CHINA))
                .contains("13 行", "已验证", "启动 OnCall 1.3.15", "1.5 秒");
    }

    @Test
    void otherLanguagesAreToldInEnglish() throws Exception {
        String page = RunHtml.of(SampleRun.completed(), Locale.GERMAN);
        assertThat(page).isEqualTo(RunHtml.of(SampleRun.completed(), Locale.ENGLISH));
        assertThat(Page.of(page).language()).isEqualTo("en");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String hostile = "</style><script>alert(\"1\")</script>' onload='x' & \u202Egnp\u0000.exe";
        RunRecord run = new RunRecord(
                new RunRecord.Subject(hostile, hostile, hostile),
                SampleRun.plan(),
                Instant.parse("2026-11-22T10:00:00Z"));
        run.onEvent(new UpgradeEvent.Note(Instant.EPOCH, SampleRun.MIGRATION, hostile));
        run.onEvent(new UpgradeEvent.DeviationApplied(Instant.EPOCH, SampleRun.MIGRATION, hostile, 1, hostile));
        run.onEvent(new UpgradeEvent.RowsExported(
                Instant.EPOCH, SampleRun.MIGRATION, hostile, 1, Path.of("/a'<img src=x>/\"b")));
        run.backedUp(Path.of("/<svg onload=alert(1)>"));
        String source = RunHtml.of(run, Locale.ENGLISH, text -> hostile);
        Page page = Page.of(source);

        assertThat(page.elements("script")).isEmpty();
        assertThat(page.elements("img")).isEmpty();
        assertThat(page.attributes()).noneMatch(name -> name.startsWith("on"));
        assertThat(source).doesNotContain("<script", "\u202E", "\u0000").containsOnlyOnce("</style>");
        assertThat(page.text()).contains("<script>alert(\"1\")</script>' onload='x' & \\u{202e}gnp\\u{0}.exe");
    }

    @Test
    void needsNothingFromElsewhere() throws Exception {
        String source = RunHtml.of(SampleRun.completed(), Locale.ENGLISH);
        Page page = Page.of(source);
        assertThat(page.elements("script")).isEmpty();
        assertThat(page.elements("link")).isEmpty();
        assertThat(page.attributes()).doesNotContain("src", "style");
        assertThat(source).doesNotContain("url(", "@import").contains("default-src &#39;none&#39;");
        assertThat(page.values("href")).isNotEmpty().allMatch(page::hasId);
    }

    @Test
    void aRunThatHasNotEndedSaysSo() throws Exception {
        Page page = Page.of(RunHtml.of(SampleRun.begun(), Locale.ENGLISH));
        assertThat(page.texts("h1")).containsExactly("The upgrade to OnCall 1.3.15 has not ended");
        assertThat(page.text()).contains("Not verified", "ended without a word").doesNotContain("What to do now");
    }

    @Test
    void nameOfTheFileSaysWhatIsWritten() throws IOException {
        for (String name : List.of("report.html", "report.HTM")) {
            Path file = directory.resolve(name);
            ReportFile.write(file, SampleRun.completed());
            assertThat(file).hasContent(RunHtml.of(SampleRun.completed(), Locale.ENGLISH));
        }
        Path chinese = directory.resolve("zh.html");
        ReportFile.write(chinese, SampleRun.completed(), Locale.SIMPLIFIED_CHINESE, UnaryOperator.identity());
        assertThat(Files.readString(chinese)).contains("接下来要做的事", SampleRun.WHY);
    }

    private static String releaseOf(RunRecord run, String migration) {
        return run.plan().stops().stream()
                .filter(stop ->
                        stop.migrations().stream().anyMatch(one -> one.id().equals(migration)))
                .findFirst()
                .orElseThrow()
                .release()
                .toString();
    }
}
