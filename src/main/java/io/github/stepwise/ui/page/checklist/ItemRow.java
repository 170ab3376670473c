package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.ui.widget.Mark;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One thing to do: a box to tick, how much depends on it, the value of a variable, what to do and why. */
final class ItemRow extends VBox {
    ItemRow(Words words, ChecklistWords said, ChecklistItem item, BooleanProperty tick) {
        CheckBox box = new CheckBox(said.title(item));
        box.setId("checklist-" + item.id());
        box.setMnemonicParsing(false); // variables have underscores
        box.setWrapText(true);
        box.getStyleClass().add("checklist-title");
        box.selectedProperty().bindBidirectional(tick);
        String need = words.say("need." + item.need().name().toLowerCase(Locale.ROOT));
        Label word = new Label(need, mark(item.need()).icon());
        word.getStyleClass().add("checklist-need");
        String value = item.variable().map(variable -> value(words, variable)).orElse("");
        box.setAccessibleText(words.say("spoken", said.title(item), need));
        box.setAccessibleHelp(value + " " + said.text(item));
        getStyleClass().add("checklist-item");
        getChildren().add(new FlowPane(12, 4, box, word));
        if (!value.isEmpty()) {
            Label shown = Parts.text(value, "checklist-detail");
            if (item.variable().orElseThrow().value().isEmpty()) {
                shown.getStyleClass().add("muted");
            } else {
                Parts.code(shown, value);
            }
            getChildren().add(shown);
        }
        getChildren().add(Parts.text(said.text(item), "muted", "checklist-detail"));
    }

    private static String value(Words words, ChecklistItem.Variable variable) {
        if (variable.secret()) {
            return words.say("value.secret");
        }
        return variable.value().isEmpty() ? words.say("value.empty") : variable.value();
    }

    private static Mark mark(ChecklistItem.Need need) {
        return switch (need) {
            case MUST -> Mark.WARNING;
            case SHOULD -> Mark.NOTE;
            case MAY -> Mark.PENDING;
        };
    }
}
