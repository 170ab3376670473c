package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The last look before the database is changed: everything that was decided, on one page. */
final class CommitView {
    private final Desk desk;
    private final UpgradeModel model;
    private final CommitModel commit;
    private final Runnable lookAgain;
    private final Runnable toBackup;
    private final Words words;
    private final VBox top = new VBox(12);
    private final VBox starting = new VBox();
    private final CheckBox stopped;
    private final List<Node> inputs = new ArrayList<>();
    private final VBox node;
    private Subscription summaryTie = Subscription.EMPTY;

    /**
     * @param lookAgain leads back to where the database is looked at
     * @param toBackup leads back to the backup
     */
    CommitView(Desk desk, UpgradeModel model, Runnable lookAgain, Runnable toBackup) {
        this.desk = desk;
        this.model = model;
        this.commit = model.commit();
        this.lookAgain = lookAgain;
        this.toBackup = toBackup;
        this.words = desk.words("upgrade");
        stopped = new CheckBox(words.say("stopped"));
        stopped.setId("upgrade-stopped");
        stopped.setWrapText(true);
        stopped.getStyleClass().add("focus-first");
        starting.getChildren().add(Parts.row(new ProgressIndicator(), Parts.grow(Parts.text(words.say("starting")))));
        starting.setId("upgrade-starting");
        Plan plan = commit.plan().get();
        node = plan == null ? outdated() : page(plan);
    }

    private VBox outdated() {
        return Parts.page(words.say("ready.title", name()), "", top);
    }

    private VBox page(Plan plan) {
        CommitSummary summary = new CommitSummary(desk, commit);
        summaryTie = summary.tie();
        VBox page = Parts.page(
                words.say(model.resumes() ? "ready.title.resume" : "ready.title", name()),
                words.say(
                        isFile()
                                ? "ready.intro.file"
                                : model.restedBefore()
                                        ? "ready.intro.rested"
                                        : model.resumes() ? "ready.intro.resume" : "ready.intro"),
                top,
                summary.node(),
                starting,
                commit.upgradeCase().isDemo() ? demo() : question());
        inputs.addAll(List.of(summary.chooseFolder(), stopped));
        if (!Pauses.of(plan).isEmpty()) {
            PauseChoice pause =
                    new PauseChoice(words, plan, commit.upgradeCase().pauseAt());
            inputs.add(pause);
            page.getChildren().add(new Field(words.say("pause"), pause).hint(words.say("pause.hint")));
        }
        return page;
    }

    private VBox question() {
        return Parts.panel(words.say("stopped.title"), stopped, Parts.text(words.say("stopped.why"), "field-hint"));
    }

    private Node demo() {
        Notice notice = new Notice(desk.words("widget"), Mark.NOTE, words.say("demo"));
        notice.setId("upgrade-demo");
        return notice;
    }

    Node node() {
        return node;
    }

    Subscription tie() {
        stopped.selectedProperty().bindBidirectional(commit.stopped());
        return Subscription.combine(
                summaryTie,
                model.phase().subscribe(now -> show()),
                model.trouble().subscribe(now -> show()),
                () -> stopped.selectedProperty().unbindBidirectional(commit.stopped()));
    }

    private void show() {
        boolean busy = model.phase().get() == Phase.STARTING;
        inputs.forEach(input -> input.setDisable(busy));
        starting.setVisible(busy);
        starting.setManaged(busy);
        top.getChildren().clear();
        if (commit.outdated().get()) {
            top.getChildren().add(outdatedNotice());
        } else if (model.trouble().get() != null) {
            top.getChildren()
                    .add(new TroubleCard(
                            desk, "upgrade-trouble", model.trouble().get()));
        }
        new HindranceView(desk, commit).notice(toBackup).ifPresent(top.getChildren()::add);
        top.setVisible(!top.getChildren().isEmpty());
        top.setManaged(top.isVisible());
    }

    private Notice outdatedNotice() {
        Button again = Parts.button("upgrade-look-again", words.say("outdated.again"), Feather.REFRESH_CW, lookAgain);
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.WARNING,
                words.say("outdated"),
                Parts.text(words.say("outdated.next")),
                new FlowPane(again));
        notice.setId("upgrade-outdated");
        return notice;
    }

    private String name() {
        return Connections.name(model.settings());
    }

    private boolean isFile() {
        return model.settings().file() != null;
    }
}
