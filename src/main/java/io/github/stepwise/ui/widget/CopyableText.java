package io.github.stepwise.ui.widget;

import io.github.stepwise.ui.desk.Desk;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Text to be read, selected and copied: a command, a statement, the words of a server. */
public final class CopyableText extends VBox {
    private static final int MOST_LINES = 12;

    public CopyableText(Desk desk, String id, String label, String text) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount((int) Math.min(MOST_LINES, Math.max(1, text.lines().count())));
        area.setAccessibleText(label);
        Parts.code(area, text);
        Button copy = Parts.button(
                id + "-copy",
                desk.words("widget").say("copy"),
                Feather.COPY,
                () -> desk.desktop().copy(text));
        setSpacing(6);
        getChildren().addAll(area, copy);
    }
}
