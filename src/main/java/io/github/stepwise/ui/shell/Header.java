package io.github.stepwise.ui.shell;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.theme.Fonts;
import io.github.stepwise.ui.theme.Theme;
import io.github.stepwise.ui.theme.Themes;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Name of the task at hand, and the choice of language and appearance. */
final class Header extends HBox {
    /** @param task null on the start page */
    Header(Desk desk, Themes themes, Words words, ObservableValue<String> task) {
        getStyleClass().add("shell-header");
        Label title = new Label(words.say("app"));
        title.getStyleClass().add("title");
        Label subject = new Label();
        if (task != null) {
            Live.in(this, task).subscribe(subject::setText);
        }
        subject.setId("task");
        subject.getStyleClass().add("subject");
        getChildren().addAll(title, subject, Parts.spacer(), languages(desk, words), appearance(themes, words));
    }

    private static MenuButton languages(Desk desk, Words words) {
        MenuButton menu = menu("language", words.say("language"), Feather.GLOBE);
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            RadioMenuItem item = item("language-" + language.id(), language.title(), group);
            Fonts.dress(item, language);
            item.setSelected(language == desk.language().get());
            item.setOnAction(event -> desk.language().set(language));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuButton appearance(Themes themes, Words words) {
        MenuButton menu = menu("theme", words.say("theme"), Feather.MOON);
        ToggleGroup group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            RadioMenuItem item = item("theme-" + theme.id(), words.say("theme." + theme.id()), group);
            item.setSelected(theme == themes.theme().get());
            item.setOnAction(event -> themes.theme().set(theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuButton menu(String id, String title, Feather icon) {
        MenuButton menu = new MenuButton(title, FontIcon.of(icon));
        menu.setId(id);
        menu.setMinWidth(USE_PREF_SIZE);
        keepOpen(menu);
        return menu;
    }

    /**
     * A menu closes when its button loses the focus, and pages take the focus when something has ended, just under somebody's
     * mouse. So a button that is opened with the mouse leaves the focus where it is.
     */
    private static void keepOpen(MenuButton menu) {
        menu.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> menu.setFocusTraversable(menu.isShowing()));
        menu.showingProperty().subscribe(showing -> {
            if (!showing) {
                menu.setFocusTraversable(true);
            }
        });
    }

    private static RadioMenuItem item(String id, String title, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(title);
        item.setId(id);
        item.setToggleGroup(group);
        return item;
    }
}
