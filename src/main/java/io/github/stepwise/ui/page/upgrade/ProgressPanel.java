package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.page.upgrade.RunModel.Stopping;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The run as a whole: what it is busy with, how far it is, for whom it waits, and the way to stop it. */
final class ProgressPanel extends VBox {
    private static final Phrase STOP_TITLE = Phrase.of("upgrade", "stop.title");
    private static final Phrase STOP_YES = Phrase.of("upgrade", "stop.yes");
    private static final Phrase STOP_NO = Phrase.of("upgrade", "stop.no");

    private final Desk desk;
    private final UpgradeModel model;
    private final Words words;
    private final Amounts amounts;
    private final Label activity = Parts.text("", "panel-title");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label numbers = Parts.text("", "muted");
    private final LockNotice lock;
    private final Button stop;
    private final Button rollBack;
    private final Label stopping = Parts.text("");

    private CompletionStage<Boolean> question = CompletableFuture.completedFuture(false);

    ProgressPanel(Desk desk, UpgradeModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("upgrade");
        this.amounts = new Amounts(desk.words("widget"));
        this.lock = new LockNotice(desk);
        setId("upgrade-progress");
        activity.setId("upgrade-activity");
        bar.setId("upgrade-bar");
        numbers.setId("upgrade-numbers");
        stopping.setId("upgrade-stopping");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.say("bar"));
        stop = Parts.button("upgrade-cancel", words.say("stop"), Feather.PAUSE_CIRCLE, this::askToStop);
        rollBack = Parts.button(
                "upgrade-cancel-now", words.say("roll-back"), Feather.CORNER_UP_LEFT, model.run()::rollBack);
        getStyleClass().add("panel");
        getChildren().addAll(activity, bar, numbers, lock, stopping, stop, rollBack);
    }

    Subscription tie() {
        return Subscription.combine(
                model.run().elapsed().subscribe(now -> showNumbers()),
                model.run().head().subscribe(this::show),
                model.phase().subscribe(now -> {
                    showButtons();
                    show(model.run().head().get());
                }),
                model.run().stopping().subscribe(now -> showButtons()));
    }

    private void askToStop() {
        String text = !model.run().rollsBack() ? "stop.server" : isFile() ? "stop.file" : "stop.database";
        question =
                desk.desktop().confirm(new Desktop.Question(STOP_TITLE, Phrase.of("upgrade", text), STOP_YES, STOP_NO));
        question.thenAccept(yes -> {
            if (yes) {
                model.run().stop();
            }
        });
    }

    private boolean isFile() {
        return model.settings().file() != null;
    }

    private void show(Head head) {
        String now = activity(head);
        if (!now.equals(activity.getText())) {
            activity.setText(now);
            activity.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        lock.show(head.waiting().orElse(null));
        showNumbers();
    }

    private String activity(Head head) {
        if (model.phase().get() == Phase.STARTING) {
            return words.say("starting");
        } else if (model.rests()) {
            return words.say("activity.resting");
        }
        String key = "activity." + head.activity().name().toLowerCase(Locale.ROOT);
        boolean onTheWay = head.activity() == Head.Activity.MIGRATING || head.activity() == Head.Activity.VERIFYING;
        return onTheWay && head.stop().isPresent()
                ? words.say(key, head.number(), head.stops(), head.stop().get().toString())
                : words.say(key);
    }

    private void showNumbers() {
        Head head = model.run().head().get();
        bar.setProgress(progress());
        List<String> parts = new ArrayList<>();
        parts.add(words.say("numbers.migrations", head.done(), head.migrations()));
        parts.add(
                words.say("numbers.elapsed", amounts.time(model.run().elapsed().get())));
        if (model.phase().get() == Phase.RUNNING) {
            model.run().left().ifPresent(left -> parts.add(words.say("numbers.left", amounts.time(left))));
        }
        numbers.setText(String.join(" · ", parts));
    }

    private double progress() {
        if (model.phase().get() == Phase.STARTING) {
            return ProgressBar.INDETERMINATE_PROGRESS;
        }
        return model.arrived() && !model.rests() ? 1 : model.run().share();
    }

    private void showButtons() {
        boolean running = model.phase().get() == Phase.RUNNING;
        if (!running) {
            // Nobody stops what has ended meanwhile.
            question.toCompletableFuture().complete(false);
        }
        Stopping asked = model.run().stopping().get();
        shown(stop, running && asked == Stopping.NOT);
        shown(
                rollBack,
                running && asked == Stopping.NEXT_SAFE_POINT && model.run().rollsBack());
        shown(stopping, running && asked != Stopping.NOT);
        stopping.setText(words.say(asked == Stopping.AT_ONCE ? "stopping.now" : "stopping"));
        showNumbers();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Who is in the way. */
    private static final class LockNotice extends VBox {
        private final Words words;
        private final Label text = Parts.text("", "panel-title");
        private final Label hint;

        LockNotice(Desk desk) {
            words = desk.words("upgrade");
            hint = Parts.text(words.say("waiting.hint"));
            setId("upgrade-waiting");
            text.setId("upgrade-waiting-text");
            getStyleClass().addAll("panel", "warning");
            getChildren().addAll(Parts.line(Mark.WARNING.icon(), text), hint);
            show(null);
        }

        /** @param event null when it does not wait */
        void show(UpgradeEvent.WaitingForLock event) {
            shown(this, event != null);
            if (event != null) {
                text.setText(words.say("waiting", event.blocker(), event.attempt(), event.attempts()));
            }
        }
    }
}
