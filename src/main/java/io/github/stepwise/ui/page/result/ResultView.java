package io.github.stepwise.ui.page.result;

import atlantafx.base.theme.Styles;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.report.SavedReport;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The result as the admin sees it: verified or not, what to do now, what was changed, and the reports. */
final class ResultView {
    private final Desk desk;
    private final ResultModel model;
    private final Runnable goOn;
    private final Words words;
    private final UpgradeResult result;
    private final SavedReport report;
    private final VBox saving = new VBox(8);

    /** @param goOn opens the upgrade anew for the rest of the way */
    ResultView(Desk desk, ResultModel model, Runnable goOn) {
        this.desk = desk;
        this.model = model;
        this.goOn = goOn;
        this.words = desk.words("result");
        this.result = model.result();
        this.report = model.report();
    }

    Node node() {
        return Parts.page(words.say("title"), "", headline(), steps(), new ChangesView(desk, model).node(), reports());
    }

    Subscription tie() {
        return Subscription.combine(
                report.trouble().subscribe(now -> showSaving()), report.file().subscribe(now -> showSaving()));
    }

    private Notice headline() {
        String name = Connections.name(model.upgradeCase().connected().require());
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        Mark mark = switch (result.outcome()) {
            case COMPLETED -> Mark.PASSED;
            case PAUSED -> Mark.NOTE;
            case CANCELLED -> result.condition() == Condition.UNCHANGED ? Mark.NOTE : Mark.WARNING;
            case FAILED -> Mark.FAILED;
        };
        String title = words.say("headline." + outcome, name, model.release().toString());
        Notice notice = new Notice(desk.words("widget"), mark, title);
        notice.setId("result-headline");
        notice.getChildren().add(verified());
        result.failure().ifPresent(failure -> {
            Trouble trouble =
                    Troubles.of(failure, model.upgradeCase().connected().require());
            notice.getChildren().add(Parts.text(new TroubleWords(trouble, desk.locale()).sentence()));
        });
        if (result.reached().isEmpty()) {
            notice.getChildren()
                    .add(Parts.text(words.say("condition."
                            + result.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        }
        if (result.outcome() == UpgradeResult.Outcome.PAUSED) {
            Button button = Parts.button(
                    "result-go-on",
                    words.say("go-on", model.run().plan().target().toString()),
                    Feather.PLAY,
                    goOn);
            notice.getChildren().addAll(Parts.text(words.say("paused")), button);
        }
        return notice;
    }

    private Node verified() {
        boolean verified = result.reached().isPresent();
        Label text = Parts.text(
                verified
                        ? words.say("verified", model.release().toString())
                        : words.say(model.differences().isEmpty() ? "unverified" : "unverified.differences"));
        text.setId("result-verified");
        return text;
    }

    private Node steps() {
        VBox box = new VBox(10, Parts.section(words.say("steps")));
        box.setId("result-steps");
        Steps steps = new Steps(desk, model);
        List<Step> list = steps.list();
        box.getChildren().add(step(list.get(0), true));
        List<Step> settings = steps.settings();
        if (!settings.isEmpty()) {
            box.getChildren().add(settings(settings));
        }
        list.subList(1, list.size()).forEach(step -> box.getChildren().add(step(step, false)));
        return box;
    }

    private Node settings(List<Step> steps) {
        VBox box = new VBox(10, Parts.text(words.say("settings.what"), "muted"));
        steps.forEach(step -> box.getChildren().add(step(step, false)));
        return new Fold("result-settings", words.say("settings", steps.size()), box);
    }

    private Node step(Step step, boolean first) {
        CheckBox tick = new CheckBox(step.text());
        tick.setId("result-step-" + step.id());
        tick.setWrapText(true);
        // Names of settings have underscores.
        tick.setMnemonicParsing(false);
        tick.setMinHeight(Region.USE_PREF_SIZE);
        tick.setSelected(model.ticked().contains(step.id()));
        tick.selectedProperty().addListener((property, old, ticked) -> {
            if (ticked) {
                model.ticked().add(step.id());
            } else {
                model.ticked().remove(step.id());
            }
        });
        if (first) {
            tick.getStyleClass().add("focus-first");
        }
        if (step.command().isEmpty()) {
            return tick;
        }
        String command = step.command().get();
        Label shown = Parts.code(Parts.text(command), command);
        Button copy = Parts.button(
                "result-copy-" + step.id(),
                desk.words("widget").say("copy"),
                Feather.COPY,
                () -> desk.desktop().copy(command));
        copy.getStyleClass().add(Styles.SMALL);
        copy.setAccessibleText(words.say("copy", command));
        FlowPane line = new FlowPane(8, 4, shown, copy);
        line.getStyleClass().add("step-command");
        return new VBox(4, tick, line);
    }

    private Node reports() {
        FlowPane buttons = new FlowPane(8, 8);
        model.page()
                .ifPresent(file -> buttons.getChildren()
                        .add(Parts.button(
                                "result-open-report",
                                words.say("open-report"),
                                Feather.FILE_TEXT,
                                () -> desk.desktop().open(file))));
        model.folder()
                .ifPresent(folder -> buttons.getChildren()
                        .add(Parts.button(
                                "result-open-folder",
                                words.say("open-folder"),
                                Feather.FOLDER,
                                () -> desk.desktop().open(folder))));
        buttons.getChildren().add(Parts.button("result-save", words.say("save"), Feather.SAVE, this::save));
        VBox box = new VBox(10, Parts.section(words.say("reports")));
        Optional<Path> folder = model.folder();
        Label where = Parts.text(
                folder.isPresent() ? words.say("reports.where", folder.get().toString()) : words.say("reports.none"));
        where.setId("result-reports");
        box.getChildren().addAll(where, buttons, saving);
        return box;
    }

    private void save() {
        report.ask(words.say("save"), model.folder().orElse(null));
    }

    private void showSaving() {
        saving.getChildren().clear();
        if (report.trouble().get() != null) {
            saving.getChildren()
                    .add(new TroubleCard(
                            desk, "result-trouble", report.trouble().get()));
        } else if (report.file().get() != null) {
            Label text = Parts.text(words.say("saved", report.file().get().toString()));
            text.setId("result-saved");
            saving.getChildren().add(Parts.line(Mark.PASSED.icon(), text));
        }
    }
}
