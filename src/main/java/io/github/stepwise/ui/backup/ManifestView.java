package io.github.stepwise.ui.backup;

import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.ui.widget.Fold;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;

/** What a backup file says of itself. */
public final class ManifestView extends VBox {
    private static final double LIST_HEIGHT = 220;

    private final Desk desk;
    private final Words words;
    private final Amounts amounts;

    /**
     * @param page begins the ids: {@code file-content-database}
     * @param bytes of the file
     */
    public ManifestView(Desk desk, String page, Manifest manifest, long bytes, boolean encrypted) {
        this.desk = desk;
        this.words = desk.words("backup");
        this.amounts = new Amounts(desk.words("widget"));
        setSpacing(12);
        Facts facts = new Facts(page + "-content")
                .add(
                        "database",
                        words.say("content.database"),
                        manifest.origin().database())
                .add("server", words.say("content.server"), server(manifest))
                .add("made", words.say("content.made"), words.say("content.made.by", time(manifest), manifest.tool()))
                .add(
                        "rows",
                        words.say("made.content"),
                        words.say(
                                "made.rows", manifest.rows(), manifest.tables().size()))
                .add("size", words.say("made.size"), size(manifest, bytes))
                .add(
                        "encrypted",
                        words.say("made.encrypted"),
                        words.say(encrypted ? "made.encrypted.yes" : "made.encrypted.no"));
        VBox panel = Parts.panel("", facts);
        panel.setId(page + "-content-panel");
        getChildren().add(panel);
        addList(
                page + "-missing",
                words.say("content.missing"),
                manifest.notCaptured().stream().map(this::missing).toList());
        addList(
                page + "-warnings",
                words.say("content.warnings"),
                manifest.warnings().stream().map(desk::translate).toList());
        getChildren().add(tables(page, manifest));
    }

    private String time(Manifest manifest) {
        return new Dates(desk.locale()).moment(manifest.created());
    }

    private String size(Manifest manifest, long bytes) {
        return words.say("content.size", amounts.size(bytes), amounts.size(manifest.rawBytes()));
    }

    private String missing(NotCaptured gap) {
        return words.say("content.missing.one", gap.object().toString(), desk.translate(gap.reason()));
    }

    /** PostgreSQL names itself in its own words. */
    private static String server(Manifest manifest) {
        String engine = manifest.origin().engine().title();
        String server = manifest.origin().server();
        return server.startsWith(engine) ? server : engine + " " + server;
    }

    private void addList(String id, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            Notice notice = new Notice(desk.words("widget"), Mark.WARNING, title);
            notice.setId(id);
            lines.forEach(line -> notice.getChildren().add(Parts.text(line)));
            getChildren().add(notice);
        }
    }

    private Fold tables(String page, Manifest manifest) {
        List<String> lines = manifest.tables().stream()
                .sorted(Comparator.comparingLong(TableRows::rows).reversed())
                .map(table -> words.say("content.table", table.table().name().toString(), table.rows()))
                .toList();
        ListView<String> list = new ListView<>(FXCollections.observableArrayList(lines));
        list.setId(page + "-tables");
        list.setPrefHeight(LIST_HEIGHT);
        list.setAccessibleText(words.say("content.tables", manifest.tables().size()));
        return new Fold(
                page + "-tables-fold",
                words.say("content.tables", manifest.tables().size()),
                list);
    }
}
