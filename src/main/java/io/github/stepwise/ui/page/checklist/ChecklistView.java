package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.Installed;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Notice;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was made, the list by topic, and the environment. */
final class ChecklistView {
    private final Desk desk;
    private final Words words;
    private final ChecklistModel model;
    private final ChecklistWords said;

    ChecklistView(Desk desk, ChecklistModel model) {
        this.desk = desk;
        this.words = desk.words("checklist");
        this.model = model;
        this.said = new ChecklistWords(desk.locale(), desk::translate, model.installed());
    }

    Node build() {
        VBox page = Parts.page(words.say("title"), words.say("intro"), made());
        for (Phrase note : model.installed().notes()) {
            page.getChildren()
                    .add(new Notice(desk.words("widget"), Mark.WARNING, words.say("note"), Parts.text(desk.say(note))));
        }
        page.getChildren().add(progress());
        for (ChecklistItem.Topic topic : ChecklistItem.Topic.values()) {
            List<ChecklistItem> items = model.items(topic);
            if (!items.isEmpty()) {
                page.getChildren().add(topic(topic, items));
            }
        }
        page.getChildren().add(new EnvironmentPart(desk, words, model));
        return page;
    }

    private Node made() {
        Installed installed = model.installed();
        Notice made = new Notice(
                desk.words("widget"),
                Mark.PASSED,
                words.say(
                        "made",
                        Connections.name(installed.connection()),
                        installed.release().toString()),
                Parts.text(words.say("made.text", installed.tables(), installed.migrations())));
        made.setId("checklist-made");
        if (installed.databaseCreated()) {
            made.getChildren().add(Parts.text(words.say("made.database")));
        }
        if (installed.userCreated()) {
            made.getChildren()
                    .addAll(
                            Parts.text(words.say(
                                    "made.user", installed.connection().user())),
                            Parts.button(
                                    "checklist-copy-password",
                                    words.say("made.password"),
                                    Feather.COPY,
                                    model::copyPassword));
        }
        return made;
    }

    private Node progress() {
        Label progress = Parts.text("", "muted");
        progress.setId("checklist-progress");
        progress.textProperty()
                .bind(model.done()
                        .map(done -> words.say("progress", done, model.items().size())));
        return progress;
    }

    private Node topic(ChecklistItem.Topic topic, List<ChecklistItem> items) {
        VBox part = new VBox(10, Parts.section(words.say("topic." + topic.name().toLowerCase(Locale.ROOT))));
        items.forEach(item -> part.getChildren().add(new ItemRow(words, said, item, model.tick(item))));
        return part;
    }
}
