package io.github.stepwise.ui.page.connect;

import atlantafx.base.theme.Styles;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.words.Words;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The kinds of database side by side; exactly one is chosen. */
final class EngineChoice extends VBox {
    /** @param first whether the page begins here */
    EngineChoice(Words words, ObjectProperty<Engine> chosen, boolean first) {
        Label label = new Label(words.say("field.engine"));
        label.setMnemonicParsing(true);
        HBox row = new HBox();
        ToggleGroup group = new ToggleGroup();
        Engine[] engines = Engine.values();
        for (int i = 0; i < engines.length; i++) {
            Engine engine = engines[i];
            ToggleButton button = new ToggleButton(engine.title());
            button.setId("connect-engine-" + engine.id());
            button.setToggleGroup(group);
            button.setUserData(engine);
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(words.say("engine.spoken", engine.title()));
            String place = i == 0 ? Styles.LEFT_PILL : i == engines.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            button.getStyleClass().add(place);
            row.getChildren().add(button);
            if (first && engine == chosen.get()) {
                button.getStyleClass().add("focus-first");
            }
            // Of buttons in a group only the chosen one is met by the Tab key.
            Live.in(this, chosen).subscribe(now -> {
                if (now == engine) {
                    group.selectToggle(button);
                    label.setLabelFor(button);
                }
            });
        }
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                // A second press on the chosen one is no choice.
                group.selectToggle(old);
            } else {
                chosen.set((Engine) now.getUserData());
            }
        });
        setSpacing(4);
        getChildren().addAll(label, row);
    }
}
