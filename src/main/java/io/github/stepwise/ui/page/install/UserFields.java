package io.github.stepwise.ui.page.install;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which database user OnCall comes in as. */
final class UserFields extends VBox {
    private final Desk desk;
    private final Words words;
    private final UserModel user;
    private final ToggleGroup group = new ToggleGroup();

    UserFields(Desk desk, Words words, UserModel user) {
        this.desk = desk;
        this.words = words;
        this.user = user;
        setSpacing(8);
        getChildren().add(Parts.section(words.say("user")));
        getChildren().add(choice(UserModel.Who.NEW, words.say("user.new"), words.say("user.new.hint")));
        getChildren().add(choice(UserModel.Who.EXISTING, words.say("user.existing"), words.say("user.existing.hint")));
        getChildren()
                .add(choice(
                        UserModel.Who.CURRENT,
                        words.say("user.current", user.connecting()),
                        words.say(user.isAdministrator() ? "user.current.administrator" : "user.current.hint")));
        VBox fields = new VBox();
        fields.getStyleClass().add("install-fields");
        getChildren().add(fields);
        Live.in(this, user.who()).subscribe(who -> fields.getChildren().setAll(fields(who)));
    }

    private Node choice(UserModel.Who who, String title, String hint) {
        RadioButton button = new RadioButton(title);
        button.setId("install-user-" + who.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setAccessibleHelp(hint);
        button.setOnAction(event -> user.who().set(who));
        Live.in(this, user.who()).subscribe(chosen -> {
            button.setSelected(chosen == who);
            if (chosen == who && !button.getStyleClass().contains("focus-first")) {
                button.getStyleClass().add("focus-first");
            }
        });
        return new VBox(2, button, Parts.text(hint, "muted", "install-choice-hint"));
    }

    private Node[] fields(UserModel.Who who) {
        if (who == UserModel.Who.CURRENT) {
            return new Node[0];
        }
        TextField name = field("install-user-name", user.name(), user.nameVisited());
        Field nameField = new Field(words.say("user.name"), name).errors(name, said(user.nameError()));
        Field passwordField = who == UserModel.Who.NEW ? password() : null;
        Field hostField = user.hasHosts() ? host() : null;
        return Stream.of(nameField, passwordField, hostField)
                .filter(Objects::nonNull)
                .toArray(Node[]::new);
    }

    private Field password() {
        PasswordBox box = new PasswordBox(desk.words("widget"), "install-user-password", user.password());
        watch(box.field(), user.passwordVisited());
        FlowPane buttons = new FlowPane(
                8,
                8,
                Parts.button("install-user-generate", words.say("user.generate"), Feather.SHUFFLE, user::generate),
                Parts.button(
                        "install-user-copy",
                        words.say("user.copy"),
                        Feather.COPY,
                        () -> desk.desktop().copy(user.password().get())));
        buttons.getChildren().forEach(button -> ((Button) button).setMnemonicParsing(true));
        buttons.getChildren().get(1).disableProperty().bind(user.password().isEmpty());
        return new Field(words.say("user.password"), box.field(), new VBox(8, box, buttons))
                .hint(words.say("user.password.hint"))
                .errors(box.field(), said(user.passwordError()));
    }

    private Field host() {
        TextField host = new TextField();
        host.setId("install-user-host");
        host.textProperty().bindBidirectional(user.host());
        return new Field(words.say("user.host"), host)
                .hint(words.say("user.host.hint"))
                .errors(host, said(user.hostError()));
    }

    private static TextField field(String id, StringProperty value, BooleanProperty visited) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        watch(field, visited);
        return field;
    }

    private static void watch(Node field, BooleanProperty visited) {
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                visited.set(true);
            }
        });
    }

    private ObservableValue<String> said(ObservableValue<Phrase> phrase) {
        return phrase.map(desk::say);
    }
}
