package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** However fast the engine tells what it does, the window goes on drawing, and nothing piles up. */
class BurstTest extends UiTest {
    private static final int EVENTS = 20_000;
    private static final long LONGEST_GAP_MILLIS = 100;

    /** Other work on this computer may hold up a frame now and then; a window that cannot keep up is held up every time. */
    private static final int TRIES = 3;

    /** The time that the JavaFX thread itself has worked, which no other work on this computer changes. */
    private static final ThreadMXBean WORK = ManagementFactory.getThreadMXBean();

    private final Pulses pulses = new Pulses();
    private UpgradeModel model;
    private RunBoard board;
    private Plan plan;
    private List<UpgradeEvent> events;

    /** What one burst did to the window, at most, in milliseconds. */
    private record Gap(long millis, long work) {}

    /** Measures the time between frames, and what of it the JavaFX thread worked. */
    private static final class Pulses extends AnimationTimer {
        private long last;
        private long longest;
        private long lastWork;
        private long mostWork;
        private int count;

        @Override
        public void handle(long now) {
            // The clock itself: the time that a frame is told may be that of another frame.
            long time = System.nanoTime();
            long work = WORK.getCurrentThreadCpuTime();
            if (last != 0) {
                longest = Math.max(longest, time - last);
                mostWork = Math.max(mostWork, work - lastWork);
                count++;
            }
            last = time;
            lastWork = work;
        }

        void reset() {
            last = 0;
            longest = 0;
            mostWork = 0;
            count = 0;
        }

        Gap gap() {
            return new Gap(
                    Duration.ofNanos(longest).toMillis(),
                    Duration.ofNanos(mostWork).toMillis());
        }
    }

    private void show() throws Exception {
        Path file = folder.resolve("oncall.db");
        ConnectionSettings settings = DemoFile.at(file);
        UpgradeCase upgradeCase = Cases.of(settings, "1.16.9", Cases.original(file));
        plan = upgradeCase.plan().get();
        events = burst();
        UpgradePage page = new UpgradePage(desk, upgradeCase, backup -> {});
        model = page.model();
        open(page);
        Preparation prepared = Preparation.of(Cases.CATALOG, settings, plan, false, null, false);
        interact(() -> {
            Attempt attempt =
                    new Attempt(Cases.CATALOG, prepared, settings, UpgradeOptions.of(folder.resolve("exports")));
            board = attempt.board();
            model.watch(attempt);
            pulses.start();
        });
        // The details of the last migration are shown, so that they are updated, too.
        ListView<RunLine> list = lookup("#upgrade-list").queryListView();
        interact(() -> list.getSelectionModel().select(list.getItems().size() - 1));
    }

    /** A run as the engine tells it, with very many statements. */
    private List<UpgradeEvent> burst() {
        List<UpgradeEvent> all = new ArrayList<>();
        int migrations = plan.migrations().size();
        int statements = (EVENTS / migrations) / 2 + 1;
        Instant now = Instant.now();
        int number = 0;
        for (int i = 0; i < plan.stops().size(); i++) {
            PlannedStop stop = plan.stops().get(i);
            all.add(new UpgradeEvent.StopStarted(
                    now,
                    stop.release(),
                    i + 1,
                    plan.stops().size(),
                    stop.migrations().size()));
            for (PlannedMigration migration : stop.migrations()) {
                number++;
                all.add(new UpgradeEvent.MigrationStarted(
                        now, migration.release(), migration.id(), migration.title(), number, migrations));
                for (int n = 1; n <= statements; n++) {
                    String sql = "ALTER TABLE alerts_alertgroup ADD COLUMN number_" + n + " integer NULL";
                    all.add(new UpgradeEvent.StatementStarted(now, migration.id(), n, statements, "alerts", sql));
                    all.add(new UpgradeEvent.StatementFinished(
                            now,
                            migration.id(),
                            n,
                            statements,
                            "alerts",
                            sql,
                            OptionalLong.of(1),
                            Duration.ofMillis(1)));
                }
                all.add(new UpgradeEvent.MigrationFinished(
                        now, migration.release(), migration.id(), Duration.ofMillis(statements), statements));
            }
        }
        return all;
    }

    private Gap tellAndMeasure() throws Exception {
        // The page's own look: the board tells each change only once.
        long before = model.run().head().get().events();
        interact(pulses::reset);
        Thread engine = new Thread(() -> events.forEach(board::onEvent), "engine of the burst");
        engine.start();
        engine.join(Duration.ofSeconds(20).toMillis());
        assertThat(engine.isAlive()).isFalse();
        await("frames go on", () -> pulses.count > 40);
        await("the page has seen the last event", () -> model.run().head().get().events() == before + events.size());
        return pulses.gap();
    }

    @Test
    void twentyThousandEventsAtOnceDoNotHoldUpTheWindow() throws Exception {
        show();
        assertThat(events).hasSizeGreaterThanOrEqualTo(EVENTS);
        // Classes are loaded and styles are read at the first time.
        tellAndMeasure();
        List<Gap> gaps = new ArrayList<>();
        do {
            gaps.add(tellAndMeasure());
        } while (gaps.get(gaps.size() - 1).millis() > LONGEST_GAP_MILLIS && gaps.size() < TRIES);
        assertThat(gaps).allMatch(gap -> gap.work() <= LONGEST_GAP_MILLIS);
        assertThat(gaps).anyMatch(gap -> gap.millis() <= LONGEST_GAP_MILLIS);

        assertThat(board.kept())
                .isLessThanOrEqualTo(RunBoard.MOST_EVENTS * plan.migrations().size());
        ListView<RunLine> list = lookup("#upgrade-list").queryListView();
        assertThat(list.getItems())
                .hasSize(plan.migrations().size() + plan.stops().size());
        await(
                "the last migration is shown as done",
                () -> lookup("#upgrade-details-log")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .contains("Finished"));
        assertThat(list.getItems().get(list.getItems().size() - 1).row().get().standing())
                .isEqualTo(RunRow.Standing.DONE);
        assertThat(lookup("#upgrade-numbers").queryAs(Label.class).getText())
                .contains(plan.migrations().size() + " migrations");
    }
}
