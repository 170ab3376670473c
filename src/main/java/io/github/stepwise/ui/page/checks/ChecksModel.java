package io.github.stepwise.ui.page.checks;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.check.Checks;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import io.github.stepwise.check.Premises;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The checks, one run of them after the other, and whether the upgrade may go on with what they found. */
final class ChecksModel {
    /** What is going on. */
    enum Phase {
        RUNNING,
        /** All checks, or all but those that were cancelled, have ended. */
        ENDED,
        FAILED
    }

    private static final List<Severity> WORST_FIRST =
            List.of(Severity.BLOCKER, Severity.WARNING, Severity.UNKNOWN, Severity.NOTE, Severity.PASSED);

    private final Desk desk;
    private final UpgradeCase upgrade;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.RUNNING);
    private final ObservableList<CheckRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper();
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final BooleanBinding ready;
    private CheckBoard board = new CheckBoard();
    private AtomicBoolean cancelled = new AtomicBoolean();
    private Throwable failure;
    private Plan checkedFor;
    private ConnectionSettings checkedAt;
    private CheckRow alone;
    private int turn;

    ChecksModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.ready = Bindings.createBooleanBinding(this::isReady, phase, accepted);
    }

    /** Why it is not {@link #ready()}; null while the checks run. */
    Waiting waiting() {
        if (ready.get() || phase.get() == Phase.RUNNING) {
            return null;
        } else if (phase.get() == Phase.FAILED || !isComplete()) {
            return new Waiting(Phrase.of("checks", "waiting.rerun"), "checks-rerun");
        }
        return rows.stream()
                .filter(row -> row.is(Severity.BLOCKER))
                .findFirst()
                .map(row -> new Waiting(
                        Phrase.of("checks", "waiting.blocker"),
                        "checks-details-" + row.item().id()))
                .orElseGet(() -> new Waiting(Phrase.of("checks", "waiting.accept"), "checks-accept"));
    }

    private boolean isReady() {
        return phase.get() == Phase.ENDED
                && isComplete()
                && count(Severity.BLOCKER) == 0
                && (!isToBeAccepted() || accepted.get());
    }

    /** Runs all checks, unless that was done for this very plan. */
    void enter() {
        if (upgrade.findings().get() == null
                || !Objects.equals(checkedFor, upgrade.plan().get())
                || !Objects.equals(checkedAt, upgrade.connected().settings().get())) {
            runAll();
        }
    }

    /** Runs all checks from the first. */
    void runAll() {
        int mine = begin();
        checkedFor = upgrade.plan().get();
        checkedAt = upgrade.connected().settings().get();
        upgrade.findings().set(null);
        accepted.set(false);
        rows.clear();
        done.set(0);
        CheckBoard mineOnly = board;
        AtomicBoolean stop = cancelled;
        desk.withCatalog(catalog -> {
            Premises premises = premises(catalog);
            CompletionStage<List<Item>> items = desk.background().call(() -> new Checks(premises).items());
            CompletionStage<List<Finding>> findings = items.thenCompose(known -> {
                if (mine == turn) {
                    known.forEach(item -> rows.add(new CheckRow(item)));
                }
                return desk.background().call(() -> new Checks(premises).runAll(mineOnly, stop::get));
            });
            findings.whenComplete((all, problem) -> finish(mine, problem));
        });
    }

    /** Runs one check again. */
    void run(CheckRow row) {
        int mine = begin();
        accepted.set(false);
        upgrade.findings().set(null);
        done.set(0);
        row.begin();
        alone = row;
        Premises premises = premises(desk.knownCatalog());
        CheckBoard mineOnly = board;
        CompletionStage<Finding> ended =
                desk.background().call(() -> new Checks(premises).run(row.item().id()));
        ended.whenComplete((finding, problem) -> {
            if (finding != null) {
                mineOnly.accept(row.item(), Optional.of(finding));
            }
            finish(mine, problem);
        });
    }

    private Premises premises(Catalog catalog) {
        return new Premises(
                catalog,
                upgrade.connected().require(),
                Optional.ofNullable(upgrade.target().get()),
                Proposal.folder(desk, upgrade));
    }

    private int begin() {
        cancelled.set(true);
        cancelled = new AtomicBoolean();
        board = new CheckBoard();
        alone = null;
        phase.set(Phase.RUNNING);
        return ++turn;
    }

    private void finish(int mine, Throwable problem) {
        if (mine != turn) {
            return;
        }
        alone = null;
        look();
        failure = problem;
        if (problem == null) {
            sort();
            if (isComplete()) {
                upgrade.findings().set(rows.stream().map(CheckRow::finding).toList());
            }
        }
        phase.set(problem == null ? Phase.ENDED : Phase.FAILED);
    }

    private void sort() {
        List<CheckRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(row -> row.state().get() == CheckRow.State.ENDED
                ? WORST_FIRST.indexOf(row.finding().severity())
                : WORST_FIRST.size()));
        rows.setAll(sorted);
    }

    /** Takes over what the running checks have told until now. */
    void look() {
        Map<String, Optional<Finding>> seen = board.look();
        for (CheckRow row : rows) {
            Optional<Finding> finding = seen.get(row.item().id());
            if (finding != null && finding.isPresent()) {
                row.end(finding.get());
            } else if (finding != null && row.state().get() == CheckRow.State.PENDING) {
                row.begin();
            }
        }
        done.set((int) rows.stream()
                .filter(row -> row.state().get() == CheckRow.State.ENDED)
                .count());
    }

    /** No further check begins, and the one that runs is not waited for. */
    void cancel() {
        cancelled.set(true);
        if (alone != null) {
            turn++;
            alone.reset();
            alone = null;
            look();
            phase.set(Phase.ENDED);
        }
    }

    /** Nothing is wanted any more. */
    void close() {
        cancel();
        turn++;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** What kept the checks from running, in {@link Phase#FAILED}. */
    Throwable failure() {
        return failure;
    }

    /** In the order in which they run; once they have ended, the worst first. */
    ObservableList<CheckRow> rows() {
        return rows;
    }

    /** How many have ended. */
    ReadOnlyIntegerProperty done() {
        return done.getReadOnlyProperty();
    }

    int count(Severity severity) {
        return (int) rows.stream().filter(row -> row.is(severity)).count();
    }

    /** Whether every check has ended. */
    boolean isComplete() {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.state().get() == CheckRow.State.ENDED);
    }

    /** Whether somebody has to say that he has read what was found: what could not be checked is no pass. */
    boolean isToBeAccepted() {
        return !upgrade.isDemo() && (count(Severity.WARNING) + count(Severity.UNKNOWN) > 0);
    }

    /** That somebody has said so. */
    BooleanProperty accepted() {
        return accepted;
    }

    BooleanBinding ready() {
        return ready;
    }
}
