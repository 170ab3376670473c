package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.CatalogWords;
import io.github.stepwise.report.ReportFile;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.trouble.Trouble;
import io.github.stepwise.ui.trouble.Troubles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Writes the report of the newest run to a file of the admin's choice. */
final class SavedReport {
    private final Desk desk;
    private final UpgradeCase upgradeCase;
    private final ObjectProperty<Trouble> trouble = new SimpleObjectProperty<>();

    SavedReport(Desk desk, UpgradeCase upgradeCase) {
        this.desk = desk;
        this.upgradeCase = upgradeCase;
    }

    /** Why it could not be saved; null if it could. */
    ObjectProperty<Trouble> trouble() {
        return trouble;
    }

    /** As its ending says: a page, JSON or plain text. */
    void save(Path file) {
        RunRecord record = upgradeCase.run().get();
        Locale language = desk.locale();
        trouble.set(null);
        Catalog catalog = desk.catalog().getNow(null);
        CompletionStage<Path> writing = desk.background().call(() -> {
            UnaryOperator<String> translate =
                    catalog == null ? UnaryOperator.identity() : new CatalogWords(catalog, language)::of;
            ReportFile.write(file, record, language, translate);
            return file;
        });
        writing.whenComplete((written, e) -> trouble.set(e == null ? null : Troubles.of(e, null)));
    }
}
