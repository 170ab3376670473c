package io.github.stepwise.ui.report;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.CatalogWords;
import io.github.stepwise.report.ReportFile;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.Troubles;
import io.github.stepwise.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The report of the newest run in a file of the admin's choice. */
public final class SavedReport {
    private final Desk desk;
    private final ObservableValue<RunRecord> run;
    private final ObjectProperty<Trouble> trouble = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> file = new SimpleObjectProperty<>();

    /** @param run not null when something is saved */
    public SavedReport(Desk desk, ObservableValue<RunRecord> run) {
        this.desk = desk;
        this.run = run;
    }

    /** Why it could not be saved; null if it could. */
    public ObjectProperty<Trouble> trouble() {
        return trouble;
    }

    /** Where it was saved last; null before, and if it could not be. */
    public ObjectProperty<Path> file() {
        return file;
    }

    /**
     * Asks for a file and writes the report to it.
     *
     * @param title of the question
     * @param folder where it begins; null for wherever the desktop begins
     */
    public void ask(String title, Path folder) {
        Words words = desk.words("widget");
        List<FileChoice.Kind> kinds = List.of(
                new FileChoice.Kind(words.say("report.html"), List.of("*.html")),
                new FileChoice.Kind(words.say("report.json"), List.of("*.json")),
                new FileChoice.Kind(words.say("report.txt"), List.of("*.txt")));
        desk.desktop().files().save(title, folder, "report.html", kinds).ifPresent(this::save);
    }

    /** As its ending says: a page, JSON or plain text. */
    private void save(Path chosen) {
        RunRecord saved = run.getValue();
        Locale language = desk.locale();
        Catalog catalog = desk.catalog().getNow(null);
        trouble.set(null);
        file.set(null);
        CompletionStage<Path> writing = desk.background().call(() -> {
            UnaryOperator<String> translate =
                    catalog == null ? UnaryOperator.identity() : new CatalogWords(catalog, language)::of;
            ReportFile.write(chosen, saved, language, translate);
            return chosen;
        });
        writing.whenComplete((written, e) -> {
            trouble.set(e == null ? null : Troubles.of(e, null));
            file.set(written);
        });
    }
}
