package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.words.Words;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Lets the admin choose a stop to rest at, or none. */
final class PauseChoice extends ComboBox<Optional<Version>> {
    private final Words words;

    /** @param pauseAt null to go through */
    PauseChoice(Words words, Plan plan, ObjectProperty<Version> pauseAt) {
        this.words = words;
        setId("upgrade-pause");
        setMaxWidth(Double.MAX_VALUE);
        getItems().add(Optional.empty());
        Pauses.of(plan).forEach(stop -> getItems().add(Optional.of(stop)));
        setConverter(new Text());
        setValue(Optional.ofNullable(pauseAt.get()));
        valueProperty().addListener((property, old, stop) -> pauseAt.set(stop.orElse(null)));
    }

    private final class Text extends StringConverter<Optional<Version>> {
        @Override
        public String toString(Optional<Version> stop) {
            return stop == null || stop.isEmpty()
                    ? words.say("pause.none")
                    : words.say("pause.at", stop.get().toString());
        }

        /** Nothing can be typed. */
        @Override
        public Optional<Version> fromString(String text) {
            return Optional.empty();
        }
    }
}
