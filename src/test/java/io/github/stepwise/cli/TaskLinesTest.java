package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Step;
import io.github.stepwise.backup.TaskEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Hand clock = new Hand();

    @Test
    void tellsHowFarItIsNowAndThenWhereLinesStay() {
        String text = run(false);
        assertThat(text.lines().map(line -> line.substring(9).strip()))
                .containsExactly(
                        "Two connections \\u{1b}[2Jread.",
                        "Saving rows: 15.0 MiB of 60.0 MiB (25 %), 1 of 4 tables, 33 s left",
                        "Saving rows: 60.0 MiB, 4 tables  22 s",
                        "Completing the file  0.0 s");
    }

    @Test
    void tellsItAllTheTimeOnATerminal() {
        String text = run(true);
        assertThat(text).contains("\r", "10.0 MiB of 60.0 MiB (16 %)", "15.0 MiB of 60.0 MiB (25 %), 1 of 4 tables");
    }

    private String run(boolean live) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, StandardCharsets.UTF_8, Optional.empty(), live, Map.of());
        TaskLines lines = new TaskLines(terminal, clock);
        try (ProgressLines shown = new ProgressLines(terminal, clock)) {
            lines.showOn(shown);
            lines.onEvent(new TaskEvent.Began(Step.SAVING));
            lines.onEvent(new TaskEvent.Noted("Two connections \u001b[2Jread."));
            lines.onEvent(new TaskEvent.Warned("Look at this."));
            lines.onEvent(new TaskEvent.Warned("Look at this."));
            clock.pass(1);
            progress(lines, 10, 0, Optional.empty());
            clock.pass(10);
            progress(lines, 15, 1, Optional.of(Duration.ofSeconds(33)));
            clock.pass(11);
            lines.onEvent(new TaskEvent.Progressed(
                    Step.SAVING, 60 << 20, 60 << 20, 4, 4, Duration.ofSeconds(22), Optional.of(Duration.ZERO)));
            lines.onEvent(new TaskEvent.Began(Step.SEALING));
            assertThat(lines.step()).contains(Step.SEALING);
            lines.endStep();
            assertThat(lines.step()).isEmpty();
            assertThat(lines.warnings()).containsExactly("Look at this.");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void progress(TaskLines lines, int mebibytes, int tables, Optional<Duration> left) {
        lines.onEvent(new TaskEvent.Progressed(
                Step.SAVING, (long) mebibytes << 20, 60 << 20, tables, 4, Duration.ofSeconds(1), left));
    }

    @Test
    void sizesAreReadable() {
        assertThat(Sizes.words(812)).isEqualTo("812 bytes");
        assertThat(Sizes.words(1536)).isEqualTo("1.5 KiB");
        assertThat(Sizes.words(3L << 40)).isEqualTo("3.0 TiB");
        assertThat(Sizes.words(5L << 50)).isEqualTo("5120.0 TiB");
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
