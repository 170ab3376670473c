package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void writesOverTheLineOnATerminal() {
        try (ProgressLines lines = new ProgressLines(terminal(true), CLOCK)) {
            lines.begin("migration one");
            lines.still("migration one, statement 2 of 3");
            lines.done("migration one", Duration.ofSeconds(12));
            lines.begin("x".repeat(300));
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\r\u001B[K", "statement 2 of 3", "migration one  12 s\n");
        assertThat(text.split("\r\u001B\\[K"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(101));
    }

    @Test
    void writesPlainLinesElsewhere() {
        try (ProgressLines lines = new ProgressLines(terminal(false), CLOCK)) {
            lines.begin("migration one");
            lines.done("migration one", Duration.ofSeconds(12));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("    0.0 s  migration one  12 s\n");
    }

    @Test
    void eachInterruptHasItsOwnAnswer() {
        StringBuilder answers = new StringBuilder();
        try (Interrupts interrupts = Interrupts.answeredBy(
                () -> answers.append("first "), () -> answers.append("second "), () -> answers.append("third "))) {
            for (int i = 0; i < 4; i++) {
                interrupts.receive();
            }
        }
        assertThat(answers).hasToString("first second third third ");
    }

    @Test
    void aSlowAnswerKeepsNoInterruptWaiting() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        AtomicBoolean came = new AtomicBoolean();
        try (Interrupts interrupts = Interrupts.answeredBy(
                () -> {
                    try {
                        came.set(second.await(10, TimeUnit.SECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                second::countDown)) {
            Thread first = new Thread(interrupts::receive, "first signal");
            first.start();
            while (first.getState() != Thread.State.TIMED_WAITING && first.isAlive()) {
                Thread.sleep(1);
            }
            interrupts.receive();
            first.join();
        }
        assertThat(came).isTrue();
    }

    private Terminal terminal(boolean live) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, StandardCharsets.UTF_8, Optional.empty(), live, Map.of());
    }
}
