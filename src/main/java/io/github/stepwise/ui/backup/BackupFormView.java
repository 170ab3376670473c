package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a backup goes, how much it will be about, and the passphrase. */
final class BackupFormView extends VBox {
    private final Desk desk;
    private final String page;
    private final BackupMaking making;
    private final BackupForm form;
    private final Words words;
    private final Words widgetWords;
    private final Amounts amounts;

    BackupFormView(Desk desk, String page, BackupMaking making) {
        this.desk = desk;
        this.page = page;
        this.making = making;
        this.form = making.form();
        this.words = desk.words("backup");
        this.widgetWords = desk.words("widget");
        this.amounts = new Amounts(widgetWords);
        getStyleClass().add("backup-form");
        FolderField folder =
                new FolderField(desk, page, words.say("folder"), form.folder(), form.folderError(), form::lookAgain);
        folder.lookup("#" + page + "-folder").getStyleClass().add("focus-first");
        getChildren().addAll(folder, name(), room(), encryption());
    }

    private Node name() {
        TextField name = new TextField();
        name.setId(page + "-name");
        name.textProperty().bindBidirectional(form.name());
        return new Field(words.say("name"), name).errors(name, said(form.nameError()));
    }

    /** How big, how long, and whether there is room. */
    private Node room() {
        Label about = Parts.text("", "muted");
        about.setId(page + "-size");
        Label tight = Parts.text("");
        tight.setId(page + "-tight");
        HBox warning = Parts.line(Mark.WARNING.icon(), tight);
        warning.managedProperty().bind(warning.visibleProperty());
        Runnable tell = () -> {
            about.setText(size());
            tight.setText(tight());
            warning.setVisible(!tight.getText().isEmpty());
        };
        Live.in(this, form.facts()).subscribe(known -> tell.run());
        Live.in(this, making.source()).subscribe(known -> tell.run());
        return new VBox(6, about, warning);
    }

    private String size() {
        List<String> sentences = new ArrayList<>();
        SourceFacts source = making.source().get();
        if (source != null && source.bytes() > 0) {
            sentences.add(words.say("size", amounts.size(source.bytes()), amounts.time(source.estimate())));
        }
        PlaceFacts place = form.facts().get();
        if (place != null && place.freeBytes() >= 0) {
            sentences.add(words.say("free", amounts.size(place.freeBytes())));
        }
        return String.join(" ", sentences);
    }

    private String tight() {
        SourceFacts source = making.source().get();
        PlaceFacts place = form.facts().get();
        boolean known = source != null && place != null && place.freeBytes() >= 0;
        return known && place.freeBytes() < source.bytes() ? words.say("tight") : "";
    }

    private Node encryption() {
        CheckBox encrypt = new CheckBox(words.say("encrypt"));
        encrypt.setId(page + "-encrypt");
        encrypt.setWrapText(true);
        encrypt.setMnemonicParsing(true);
        encrypt.selectedProperty().bindBidirectional(form.encrypted());
        VBox passphrases = new VBox(8, passphrase(), again());
        passphrases.getStyleClass().add("indented");
        passphrases.visibleProperty().bind(encrypt.selectedProperty());
        passphrases.managedProperty().bind(encrypt.selectedProperty());
        return new VBox(6, encrypt, Parts.text(words.say("encrypt.hint"), "field-hint"), passphrases);
    }

    private Node passphrase() {
        PasswordBox box = new PasswordBox(widgetWords, page + "-passphrase", form.passphrase());
        FontIcon icon = Mark.NOTE.icon();
        Label text = Parts.text("", "muted");
        text.setId(page + "-strength");
        HBox strength = Parts.row(icon, Parts.grow(text));
        strength.managedProperty().bind(strength.visibleProperty());
        Live.in(this, form.passphrase()).subscribe(typed -> {
            Strength now = Strength.of(typed);
            now.mark().show(icon);
            text.setText(words.say(now.key()));
            strength.setVisible(!typed.isEmpty());
        });
        return new VBox(4, new Field(words.say("passphrase"), box.field(), box), strength);
    }

    private Node again() {
        PasswordBox box = new PasswordBox(widgetWords, page + "-again", form.again());
        return new Field(words.say("again"), box.field(), box).errors(box.field(), said(form.againError()));
    }

    private ObservableValue<String> said(ObservableValue<Phrase> phrase) {
        return Live.in(this, phrase.map(desk::say).orElse(""));
    }
}
