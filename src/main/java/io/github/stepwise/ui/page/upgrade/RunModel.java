package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.upgrade.UpgradeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A run while it goes on: what its board held at the last look. */
final class RunModel {
    private final ObservableList<RunLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<Head> head = new SimpleObjectProperty<>(Head.before(0, 0));
    private final ObjectProperty<Duration> elapsed = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Stopping> stopping = new SimpleObjectProperty<>(Stopping.NOT);
    private final ObjectProperty<Map<String, List<String>>> sql = new SimpleObjectProperty<>(Map.of());
    private Attempt attempt;
    private Pace pace;

    /** Whether a run was asked to stop. */
    enum Stopping {
        NOT,
        NEXT_SAFE_POINT,
        AT_ONCE
    }

    /** A line for each stop and migration, in order. */
    ObservableList<RunLine> lines() {
        return lines;
    }

    /** What the lines show now. */
    List<RunRow> rows() {
        return lines.stream().map(line -> line.row().get()).toList();
    }

    ObjectProperty<Head> head() {
        return head;
    }

    ObjectProperty<Duration> elapsed() {
        return elapsed;
    }

    ObjectProperty<Stopping> stopping() {
        return stopping;
    }

    /** The statements of each migration by its id; empty until they are known. */
    ObjectProperty<Map<String, List<String>>> sql() {
        return sql;
    }

    /** What is run. */
    Plan plan() {
        return attempt.plan();
    }

    /** Whether the migration that is under way can be rolled back at once. */
    boolean rollsBack() {
        return attempt != null && plan().engine().hasTransactionalDdl();
    }

    /** @param estimate of how long it takes, made beforehand */
    void begin(Attempt newAttempt, Optional<Duration> estimate) {
        attempt = newAttempt;
        pace = new Pace(newAttempt.plan(), estimate);
        lines.setAll(newAttempt.board().rows().stream().map(RunLine::new).toList());
        stopping.set(Stopping.NOT);
        look();
    }

    /** There was no run after all. */
    void forget() {
        attempt = null;
    }

    /** Whether there is or was a run. */
    boolean isBegun() {
        return attempt != null;
    }

    /** Takes over what the run has told since the last look. */
    void look() {
        if (attempt != null) {
            RunBoard.Look look = attempt.board().changes();
            look.changes().forEach(change -> lines.get(change.index()).show(change.row()));
            if (head.get().activity() != Head.Activity.ENDED || look.head().activity() != Head.Activity.ENDED) {
                elapsed.set(Duration.between(attempt.began(), Instant.now()));
            }
            head.set(look.head());
        }
    }

    /** How much is done, from 0 to 1. */
    double share() {
        return pace == null ? 0 : pace.share(rows());
    }

    /** How long it may still take; empty as long as nothing sensible can be said. */
    Optional<Duration> left() {
        return pace == null ? Optional.empty() : pace.left(share(), elapsed.get());
    }

    /** The newest events of a migration. */
    List<UpgradeEvent> log(String migration) {
        return attempt == null ? List.of() : attempt.board().log(migration);
    }

    /** Asks the run to stop between two migrations. */
    void stop() {
        if (attempt != null && stopping.get() == Stopping.NOT) {
            stopping.set(Stopping.NEXT_SAFE_POINT);
            attempt.stop();
        }
    }

    /** Asks the run to roll back the migration that is under way. */
    void rollBack() {
        if (attempt != null) {
            stopping.set(Stopping.AT_ONCE);
            attempt.rollBack();
        }
    }
}
