package io.github.stepwise.ui.page.versions;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What lies between: in all, what to know beforehand by release, and the migrations by release for those who want them. */
final class CrossingView {
    private final Desk desk;
    private final Words words;
    private final Dates dates;

    CrossingView(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
        this.dates = new Dates(desk.locale());
    }

    void show(VBox part, Crossing crossing) {
        part.getChildren().clear();
        if (crossing.passed() == 0 && crossing.steps().isEmpty()) {
            return;
        }
        Label sum = Parts.text(words.say("between.sum", crossing.passed(), crossing.changing(), crossing.migrations()));
        sum.setId("versions-sum");
        part.getChildren().addAll(Parts.section(words.say("between")), sum);
        List<Crossing.Step> telling = crossing.steps().stream()
                .filter(step -> !step.release().hazards().isEmpty())
                .toList();
        if (!telling.isEmpty()) {
            part.getChildren().add(Parts.text(words.say("hazards.sum", crossing.hazards(), crossing.avoided())));
            VBox hazards = new VBox();
            hazards.setId("versions-hazards");
            hazards.getStyleClass().add("folds");
            telling.forEach(step -> hazards.getChildren().add(hazards(step)));
            part.getChildren().add(hazards);
        }
        if (crossing.migrations() > 0) {
            part.getChildren().add(migrations(crossing));
        }
    }

    private Fold hazards(Crossing.Step step) {
        Release release = step.release();
        String title = words.say(
                "hazards.release",
                release.version().toString(),
                dates.day(release.date()),
                release.hazards().size(),
                step.migrations().size());
        return fold(
                "versions-hazard-" + id(release),
                title,
                texts -> release.hazards().forEach(hazard -> texts.getChildren().add(hazard(hazard))));
    }

    private HBox hazard(Release.Hazard hazard) {
        Mark mark = hazard.deviation().isPresent() ? Mark.PASSED : Mark.NOTE;
        VBox said = new VBox(2, Parts.text(desk.translate(hazard.text())));
        if (hazard.deviation().isPresent()) {
            said.getChildren().add(Parts.text(words.say("hazard.avoided"), "muted"));
        }
        return Parts.line(mark.icon(), said);
    }

    private Fold migrations(Crossing crossing) {
        String title = words.say("migrations", crossing.migrations(), crossing.changing());
        return fold(
                "versions-migrations",
                title,
                all -> crossing.steps().stream()
                        .filter(step -> !step.migrations().isEmpty())
                        .forEach(step -> all.getChildren().add(migrations(step))));
    }

    private VBox migrations(Crossing.Step step) {
        Release release = step.release();
        String title = words.say(
                "migrations.release",
                release.version().toString(),
                dates.day(release.date()),
                step.migrations().size());
        VBox lines = new VBox(2, Parts.text(title, "panel-title"));
        step.migrations()
                .forEach(migration -> lines.getChildren().add(Parts.text("• " + desk.translate(migration.title()))));
        return lines;
    }

    /** Filled when it is opened for the first time: there are many, and few are ever opened. */
    private static Fold fold(String id, String title, Consumer<VBox> filler) {
        VBox content = new VBox();
        content.getStyleClass().add("page-part");
        Fold fold = new Fold(id, title, content);
        fold.expandedProperty().subscribe(open -> {
            if (open && content.getChildren().isEmpty()) {
                filler.accept(content);
            }
        });
        return fold;
    }

    private static String id(Release release) {
        return release.version().toString().replace('.', '-');
    }
}
