package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.Tls;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.FileChoice;
import io.github.stepwise.ui.widget.Field;
import io.github.stepwise.ui.widget.Live;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.PasswordBox;
import io.github.stepwise.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Host, port, database, user, password and encryption. */
final class ServerFields extends VBox {
    private static final double PORT_WIDTH = 110;

    private final Desk desk;
    private final Words words;
    private final ConnectForm form;

    ServerFields(Desk desk, Words words, ConnectForm form, Inputs inputs) {
        this.desk = desk;
        this.words = words;
        this.form = form;
        Field port = inputs.field(Input.PORT, form.port);
        port.setMinWidth(PORT_WIDTH);
        port.setMaxWidth(PORT_WIDTH);
        PasswordBox password = new PasswordBox(desk.words("widget"), "connect-password", form.password);
        inputs.password(password.field());
        setSpacing(12);
        getChildren()
                .addAll(
                        pair(inputs.field(Input.HOST, form.host), port),
                        told(form.host.map(Rules::isInside), "hint.inside", "connect-host-hint"),
                        pair(inputs.field(Input.DATABASE, form.database), inputs.field(Input.USER, form.user)),
                        new Field(words.say("field.password"), password.field(), password),
                        told(form.password.map(ServerFields::hasSpaceAround), "hint.password", "connect-password-hint"),
                        tls(),
                        certificate(inputs));
    }

    private Field tls() {
        ComboBox<Tls> modes = new ComboBox<>();
        modes.setId("connect-tls");
        modes.getItems().setAll(Tls.values());
        modes.setMaxWidth(Double.MAX_VALUE);
        modes.setConverter(new StringConverter<>() {
            @Override
            public String toString(Tls mode) {
                return mode == null ? "" : words.say("tls." + mode.id());
            }

            @Override
            public Tls fromString(String text) {
                return Tls.of(text.toLowerCase(Locale.ROOT));
            }
        });
        modes.valueProperty().bindBidirectional(form.tls);
        return new Field(words.say("field.tls"), modes);
    }

    /** Only where the server has to prove who it is. */
    private Node certificate(Inputs inputs) {
        Button choose = Parts.button(
                "connect-certificate-choose",
                desk.words("widget").say("browse"),
                () -> desk.desktop()
                        .files()
                        .open(
                                words.say("certificate.title"),
                                List.of(
                                        new FileChoice.Kind(words.say("kind.pem"), List.of("*.pem", "*.crt", "*.cer")),
                                        new FileChoice.Kind(words.say("kind.all"), List.of("*"))))
                        .ifPresent(file -> form.certificate.set(file.toString())));
        Field field = inputs.field(Input.CERTIFICATE, form.certificate, choose).hint(words.say("certificate.hint"));
        Live.in(field, form.tls.map(Tls::verifies)).subscribe(verifies -> show(field, verifies));
        return field;
    }

    /** A hint that is there only while it is true. */
    private Node told(ObservableValue<Boolean> isTrue, String key, String id) {
        Label hint = Parts.text(words.say(key), "field-hint");
        hint.setId(id);
        Live.in(this, isTrue).subscribe(now -> show(hint, Boolean.TRUE.equals(now)));
        return hint;
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static boolean hasSpaceAround(String password) {
        return !password.equals(password.strip());
    }

    private static HBox pair(Field left, Field right) {
        HBox row = new HBox(left, right);
        row.setSpacing(12);
        for (Field field : List.of(left, right)) {
            field.setMinWidth(Math.max(0, field.getMinWidth()));
            if (field.getMaxWidth() < 0) {
                field.setPrefWidth(200);
            }
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }
}
