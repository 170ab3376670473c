package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from end to end; this is what a first start shows. */
class DemoCommandTest {
    @TempDir
    private Path directory;

    @Test
    void withoutArgumentsTheLauncherRunsTheDemo() throws IOException, InterruptedException {
        Instant start = Instant.now();
        Path out = directory.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + directory,
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text)
                .containsSubsequence(
                        "There is no display here",
                        "The demo runs in this terminal instead",
                        "1. A demo database",
                        "2. What is in it?",
                        "OnCall 1.2.40",
                        "3. What would an upgrade do?",
                        "4. The upgrade",
                        "[1/",
                        "Finished",
                        "5. Is it right?",
                        "as OnCall 1.16.9 leaves it",
                        "Where everything is")
                .doesNotContain("\u001B", "\tat ");
        // under a minute on a quiet machine; a busy one gets twice as long
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void brokenDemoIsCompletedInTheFolderThatWasNamed() {
        Path keep = directory.resolve("kept");
        CommandRun.Outcome run = CommandRun.of("demo", "--broken", "--json", "--keep", keep.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode document = run.json();
        assertThat(document.path("directory").asText()).isEqualTo(keep.toString());
        assertThat(document.at("/state/kind").asText()).isEqualTo("between");
        assertThat(document.at("/run/outcome").asText()).isEqualTo("completed");
        assertThat(document.path("run").path("deviations").findValuesAsText("id"))
                .contains("lost-links");
        assertThat(document.at("/verification/equal").asBoolean()).isTrue();
        assertThat(keep.resolve("oncall.db")).exists();
        assertThat(keep.resolve("report.txt")).exists();
        assertThat(keep.resolve("report.json")).exists();

        CommandRun.Outcome again = CommandRun.of("demo", "--keep", keep.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("not empty");
    }
}
