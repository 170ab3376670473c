package io.github.stepwise.ui.page.path;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.report.PlanFile;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.TroubleCard;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Everything that the upgrade will do: sums, warnings, every migration with its statements, and all of it as a file. */
final class PlanPart {
    private static final double HEIGHT = 300;

    private final Desk desk;
    private final Words words;
    private final PathModel model;
    private final Plan plan;
    private Subscription watching = Subscription.EMPTY;

    PlanPart(Desk desk, Words words, PathModel model) {
        this.desk = desk;
        this.words = words;
        this.model = model;
        this.plan = model.plan();
    }

    Node build() {
        VBox part = new VBox(Parts.section(words.say("plan")), sums());
        part.getStyleClass().add("page-part");
        if (!plan.warnings().isEmpty()) {
            part.getChildren().add(warnings());
        }
        CheckBox onlyRows = new CheckBox(words.say("only-rows"));
        onlyRows.setId("path-only-rows");
        onlyRows.setWrapText(true);
        onlyRows.selectedProperty().bindBidirectional(model.onlyRows());
        VBox details = new VBox();
        VBox saved = new VBox();
        part.getChildren().addAll(onlyRows, list(), details, export(), saved);
        watching = Subscription.combine(
                model.chosen()
                        .subscribe(step -> details.getChildren()
                                .setAll(
                                        step == null
                                                ? Parts.text(words.say("choose"), "muted")
                                                : new MigrationDetails(desk, words, model).build(step.migration()))),
                model.saved().subscribe(saving -> saved.getChildren().setAll(saved(saving))));
        return part;
    }

    void stop() {
        watching.unsubscribe();
    }

    /** One line for each kind of thing that happens to rows. */
    private Node sums() {
        VBox lines = new VBox();
        lines.setId("path-sums");
        lines.getStyleClass().add("folds");
        List<Risk.Kind> worstFirst = new ArrayList<>(Arrays.asList(Risk.Kind.values()));
        Collections.reverse(worstFirst);
        for (Risk.Kind kind : worstFirst) {
            List<Risk> risks = plan.migrations().stream()
                    .flatMap(migration -> migration.risks().stream())
                    .filter(risk -> risk.kind() == kind)
                    .toList();
            if (!risks.isEmpty()) {
                long rows =
                        risks.stream().mapToLong(risk -> risk.rows().orElse(0)).sum();
                boolean open = risks.stream().anyMatch(risk -> risk.rows().isEmpty());
                String key = "sum." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
                String text = words.say(key, risks.size(), rows) + (open ? " " + words.say("sum.open") : "");
                lines.getChildren().add(Parts.line(PlanCell.mark(kind).icon(), Parts.text(text)));
            }
        }
        if (lines.getChildren().isEmpty()) {
            lines.getChildren().add(Parts.line(Mark.PASSED.icon(), Parts.text(words.say("sum.none"))));
        }
        return lines;
    }

    private Node warnings() {
        VBox lines = new VBox();
        lines.getStyleClass().add("page-part");
        plan.warnings().forEach(warning -> lines.getChildren().add(Parts.text("• " + desk.translate(warning))));
        return new Fold("path-warnings", words.say("warnings", plan.warnings().size()), lines);
    }

    private Node list() {
        ListView<PlanRow> list = new ListView<>(model.rows());
        list.setId("path-migrations");
        list.getStyleClass().add("plan-list");
        list.setAccessibleText(words.say("plan"));
        list.setPlaceholder(Parts.text(words.say("only-rows.none"), "muted"));
        list.setPrefHeight(HEIGHT);
        list.setMinHeight(HEIGHT);
        list.setCellFactory(view -> new PlanCell(desk, words));
        if (model.chosen().get() != null) {
            list.getSelectionModel().select(model.chosen().get());
        }
        list.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> {
            if (row instanceof PlanRow.Step step) {
                model.chosen().set(step);
            }
        });
        return list;
    }

    private Node export() {
        return new FlowPane(8, 8, Parts.button("path-export", words.say("export"), Feather.DOWNLOAD, this::chooseFile));
    }

    private void chooseFile() {
        List<FileChoice.Kind> kinds = PlanFile.ENDINGS.stream()
                .map(ending -> new FileChoice.Kind(words.say("export.kind" + ending), List.of("*" + ending)))
                .toList();
        desk.desktop()
                .files()
                .save(words.say("export"), null, name(), kinds)
                .map(PlanPart::named)
                .ifPresent(model::export);
    }

    private String name() {
        String from = plan.from() instanceof State.Known known ? known.to() + "-" : "";
        return "oncall-" + from + plan.target() + "-plan.txt";
    }

    /** A name without one of the known ends gets the first. */
    private static Path named(Path file) {
        return PlanFile.fits(file) ? file : file.resolveSibling(file.getFileName() + PlanFile.ENDINGS.get(0));
    }

    private Node saved(PathModel.Saving saving) {
        if (saving == null) {
            return new VBox();
        } else if (saving.failure() != null) {
            return new TroubleCard(desk, "path-export-trouble", Troubles.of(saving.failure(), null));
        }
        Notice notice = new Notice(
                desk.words("widget"),
                Mark.PASSED,
                words.say("exported", saving.file().getFileName().toString()),
                Parts.text(saving.file().toString(), "muted"),
                new FlowPane(Parts.button(
                        "path-export-open",
                        words.say("export.open"),
                        Feather.EXTERNAL_LINK,
                        () -> desk.desktop().open(saving.file()))));
        notice.setId("path-exported");
        return notice;
    }
}
