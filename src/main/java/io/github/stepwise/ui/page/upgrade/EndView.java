package io.github.stepwise.ui.page.upgrade;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** How a run has ended, and what can be done when it has not arrived. Empty while it goes on. */
final class EndView {
    private final Desk desk;
    private final UpgradeModel model;
    private final Words words;
    private final Consumer<SavedBackup> restore;
    private final Runnable keep;
    private final VBox node = new VBox(12);
    private Node first;

    /**
     * @param restore opens the restore of a backup
     * @param keep leaves the database as it is and goes on
     */
    EndView(Desk desk, UpgradeModel model, Consumer<SavedBackup> restore, Runnable keep) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("upgrade");
        this.restore = restore;
        this.keep = keep;
        node.setId("upgrade-end");
    }

    Node node() {
        return node;
    }

    /** Gives the focus to what there is to do; false if there is nothing. */
    boolean focus() {
        if (first != null) {
            first.requestFocus();
        }
        return first != null;
    }

    Subscription tie() {
        return Subscription.combine(
                model.report().trouble().subscribe(now -> show()), model.kept().subscribe(now -> show()));
    }

    /** Shows what there is now; the page calls it whenever the run has come to another phase. */
    void show() {
        node.getChildren().clear();
        first = null;
        UpgradeResult result = model.result().get();
        if (model.phase().get() == Phase.ENDED) {
            new HindranceView(desk, model.commit()).notice(null).ifPresent(node.getChildren()::add);
            if (model.trouble().get() != null) {
                failed(result);
            } else if (result != null && result.outcome() == UpgradeResult.Outcome.CANCELLED) {
                cancelled(result);
            } else if (result != null) {
                arrived(result);
            }
            if (model.kept().get()) {
                add(new Notice(desk.words("widget"), Mark.NOTE, words.say("kept")), "upgrade-kept");
            }
            if (model.report().trouble().get() != null) {
                node.getChildren()
                        .add(new TroubleCard(
                                desk,
                                "upgrade-report-trouble",
                                model.report().trouble().get()));
            }
        }
        node.setVisible(!node.getChildren().isEmpty());
        node.setManaged(node.isVisible());
    }

    private void arrived(UpgradeResult result) {
        boolean paused = result.outcome() == UpgradeResult.Outcome.PAUSED;
        String release = result.reached().orElse(model.run().plan().target()).toString();
        String title = words.say(paused ? "end.paused" : "end.completed", name(), release);
        Notice notice = new Notice(
                desk.words("widget"), paused ? Mark.NOTE : Mark.PASSED, title, Parts.text(words.say("end.continue")));
        notice.setFocusTraversable(true);
        notice.setAccessibleText(title);
        add(notice, "upgrade-arrived");
        first = notice;
    }

    private void cancelled(UpgradeResult result) {
        boolean same = result.condition() == Condition.UNCHANGED;
        FlowPane buttons = new FlowPane(8, 8);
        Button again = Parts.button("upgrade-resume", words.say("resume"), Feather.PLAY, model::start);
        again.getStyleClass().add(Styles.ACCENT);
        first = again;
        buttons.getChildren().add(again);
        buttons.getChildren().addAll(others(result));
        Notice notice = new Notice(
                desk.words("widget"),
                same ? Mark.NOTE : Mark.WARNING,
                words.say("end.cancelled"),
                Parts.text(condition(result)),
                buttons);
        add(notice, "upgrade-cancelled");
    }

    /** @param result null if an attempt could not even begin */
    private void failed(UpgradeResult result) {
        Button again = Parts.button("upgrade-retry", words.say("retry"), Feather.ROTATE_CW, model::start);
        again.getStyleClass().add(Styles.ACCENT);
        first = again;
        List<Node> actions = new ArrayList<>(List.of(again));
        actions.addAll(others(result));
        node.getChildren()
                .add(new TroubleCard(desk, "upgrade-trouble", model.trouble().get(), actions.toArray(Node[]::new)));
        if (model.hasOriginal()) {
            add(
                    new Notice(
                            desk.words("widget"),
                            Mark.PASSED,
                            words.say("original", model.settings().file().toString())),
                    "upgrade-original");
        }
    }

    private List<Node> others(UpgradeResult result) {
        List<Node> buttons = new ArrayList<>();
        boolean changed = result == null || result.condition() != Condition.UNCHANGED;
        backup().filter(backup -> changed)
                .ifPresent(backup -> buttons.add(Parts.button(
                        "upgrade-restore", words.say("restore"), Feather.ARCHIVE, () -> restore.accept(backup))));
        buttons.add(Parts.button("upgrade-keep", words.say("keep"), Feather.ARROW_RIGHT, keep));
        if (model.upgradeCase().run().get() != null) {
            buttons.add(Parts.button("upgrade-save-report", words.say("save-report"), Feather.SAVE, this::save));
        }
        return buttons;
    }

    /** A file that the restore can bring back. */
    private Optional<SavedBackup> backup() {
        return Optional.ofNullable(model.upgradeCase().backup().get())
                .filter(backup -> backup.file().isPresent())
                .filter(backup -> backup.kind() != SavedBackup.Kind.ORIGINAL);
    }

    private void save() {
        model.report()
                .ask(words.say("save-report"), model.commit().folder().get().path());
    }

    private String condition(UpgradeResult result) {
        return words.say("condition."
                + result.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private String name() {
        return Connections.name(model.settings());
    }

    private void add(Node part, String id) {
        part.setId(id);
        node.getChildren().add(part);
    }
}
