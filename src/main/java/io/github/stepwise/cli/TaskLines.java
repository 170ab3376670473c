package io.github.stepwise.cli;

import io.github.stepwise.backup.Step;
import io.github.stepwise.backup.TaskEvent;
import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.report.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows a backup, a check or a restore while it runs: a line per step, and how far it is. */
final class TaskLines implements TaskListener {
    /** Where a line cannot be written over, a long step gives a sign of life as often as this. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final int WHOLE = 100;

    private final Terminal terminal;
    private final Clock clock;
    private final List<String> warnings = new ArrayList<>();
    private ProgressLines lines;
    private Step step;
    private Instant began;
    private Instant told;
    private String done = "";

    TaskLines(Terminal terminal) {
        this(terminal, Clock.systemUTC());
    }

    TaskLines(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** @param shown where lines go from now on */
    synchronized void showOn(ProgressLines shown) {
        lines = shown;
    }

    @Override
    public synchronized void onEvent(TaskEvent event) {
        if (event instanceof TaskEvent.Began newStep) {
            endStep();
            step = newStep.step();
            began = clock.instant();
            told = began;
            done = "";
            lines.begin(step.words());
        } else if (event instanceof TaskEvent.Progressed progress) {
            show(progress);
        } else if (event instanceof TaskEvent.Noted note) {
            lines.line(note.text());
        } else if (event instanceof TaskEvent.Warned warning && !warnings.contains(warning.text())) {
            warnings.add(warning.text());
        }
    }

    private void show(TaskEvent.Progressed progress) {
        String text = progress.step().words() + ": " + far(progress);
        done = ": " + Sizes.words(progress.bytes())
                + (progress.totalTables() == 0 ? "" : ", " + Words.count(progress.totalTables(), "table", "tables"));
        lines.still(text);
        Instant now = clock.instant();
        boolean last = progress.bytes() == progress.totalBytes();
        if (!terminal.live() && !last && Duration.between(told, now).compareTo(SIGN_OF_LIFE) >= 0) {
            told = now;
            lines.line(text);
        }
    }

    /** {@code 12.0 MiB of 80.1 MiB (15 %), 3 of 20 tables, 12 s left}; the total may be an estimate that is too low. */
    private static String far(TaskEvent.Progressed progress) {
        StringBuilder text = new StringBuilder(Sizes.words(progress.bytes()));
        if (progress.totalBytes() > progress.bytes()) {
            text.append(" of ").append(Sizes.words(progress.totalBytes()));
            text.append(" (")
                    .append(WHOLE * progress.bytes() / progress.totalBytes())
                    .append(" %)");
        }
        if (progress.totalTables() > 0) {
            text.append(", ").append(progress.tables()).append(" of ");
            text.append(Words.count(progress.totalTables(), "table", "tables"));
        }
        progress.remaining()
                .filter(left -> !left.isZero())
                .ifPresent(left -> text.append(", ").append(Words.time(left)).append(" left"));
        return text.toString();
    }

    /** All is done, the last step too. */
    synchronized void endStep() {
        if (step != null) {
            lines.done(step.words() + done, Duration.between(began, clock.instant()));
        }
        step = null;
    }

    /** What is being done; empty when nothing is. */
    synchronized Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** What the admin should look at, in the order in which it came up. */
    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }
}
