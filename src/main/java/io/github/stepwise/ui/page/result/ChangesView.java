package io.github.stepwise.ui.page.result;

import io.github.stepwise.report.RunRecord;
import io.github.stepwise.schema.Change;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.CopyableText;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What the run has changed: figures first, then what an admin should read, folded. */
final class ChangesView {
    private final Desk desk;
    private final ResultModel model;
    private final Words words;
    private final Amounts amounts;
    private final VBox node = new VBox(10);

    ChangesView(Desk desk, ResultModel model) {
        this.desk = desk;
        this.model = model;
        this.words = desk.words("result");
        this.amounts = new Amounts(desk.words("widget"));
        node.setId("result-changes");
        node.getChildren().add(Parts.section(words.say("changes")));
        figures();
        if (model.run().resumed()) {
            node.getChildren().add(Parts.text(words.say("resumed"), "muted"));
        }
        differences();
        fold("deviations", words.say("deviations.what"), deviations());
        fold("notes", "", notes());
        fold("exports", words.say("exports.what"), exports());
        fold("crossed", words.say("crossed.what"), crossed());
    }

    Node node() {
        return node;
    }

    private void figures() {
        FlowPane pane = new FlowPane(24, 8);
        pane.getChildren().add(figure("migrations", model.migrations()));
        for (Change.Effect effect : Change.Effect.values()) {
            pane.getChildren().add(figure(effect.name().toLowerCase(Locale.ROOT), model.rows(effect)));
        }
        Label time = new Label(amounts.time(model.result().duration()));
        pane.getChildren().add(figure("time", time));
        node.getChildren().add(pane);
    }

    private VBox figure(String key, long number) {
        return figure(key, new Label(amounts.number(number)));
    }

    private VBox figure(String key, Label number) {
        number.setId("result-figure-" + key);
        number.getStyleClass().add("figure");
        Label name = new Label(words.say("figure." + key));
        name.getStyleClass().add("muted");
        name.setLabelFor(number);
        return new VBox(number, name);
    }

    private void differences() {
        List<String> found = model.differences();
        if (!found.isEmpty()) {
            String title = words.say("differences", found.size());
            node.getChildren()
                    .add(new Fold(
                            "result-differences",
                            title,
                            new CopyableText(
                                    desk,
                                    "result-differences-text",
                                    title,
                                    found.stream()
                                            .map(desk::translate)
                                            .collect(Collectors.joining(System.lineSeparator())))));
        }
    }

    private void fold(String key, String what, List<? extends Node> items) {
        if (!items.isEmpty()) {
            VBox content = new VBox(10);
            if (!what.isBlank()) {
                content.getChildren().add(Parts.text(what, "muted"));
            }
            content.getChildren().addAll(items);
            node.getChildren().add(new Fold("result-" + key, words.say(key, items.size()), content));
        }
    }

    private List<VBox> deviations() {
        return model.deviations().stream().map(this::deviation).toList();
    }

    private VBox deviation(RunRecord.Deviation deviation) {
        VBox box = new VBox(2, Parts.text(words.say("deviation", deviation.id(), deviation.rows()), "panel-title"));
        deviation.why().forEach(why -> box.getChildren().add(Parts.text(desk.translate(why))));
        return box;
    }

    private List<Label> notes() {
        return model.notes().stream()
                .map(note -> Parts.text(desk.translate(note.text())))
                .toList();
    }

    private List<Label> exports() {
        return model.exports().stream()
                .map(export -> Parts.text(words.say(
                        "export", export.rows(), export.table(), export.file().toString())))
                .toList();
    }

    private List<VBox> crossed() {
        Stream<ResultModel.Crossed> others =
                model.result().reached().isEmpty() ? Stream.empty() : model.crossed().stream();
        return others.filter(one -> !one.hazard().settings())
                .map(one -> new VBox(
                        2,
                        Parts.text(one.release().toString(), "panel-title"),
                        Parts.text(desk.translate(one.hazard().text()))))
                .toList();
    }
}
