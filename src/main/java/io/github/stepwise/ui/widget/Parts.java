package io.github.stepwise.ui.widget;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small pieces that look the same everywhere. */
public final class Parts {
    private Parts() {}

    /** The column of a page: title, a sentence of introduction, and what follows. */
    public static VBox page(String title, String intro, Node... content) {
        Label heading = text(title, "page-title");
        heading.setId("page-title");
        VBox page = new VBox(heading);
        if (!intro.isBlank()) {
            page.getChildren().add(text(intro, "page-intro"));
        }
        page.getChildren().addAll(content);
        page.getStyleClass().add("page");
        return page;
    }

    /** A label that takes as many lines as it needs. */
    public static Label text(String words, String... styles) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Gives commands and the like letters of one width, where fonts of one width have all their characters. */
    public static <N extends Node> N code(N node, String text) {
        node.getStyleClass().removeAll("monospace", "plain-code");
        node.getStyleClass().add("monospace");
        if (text.chars().noneMatch(Parts::isWide)) {
            node.getStyleClass().add("plain-code");
        }
        return node;
    }

    /** Whether it is a character of Chinese or of its punctuation. */
    private static boolean isWide(int sign) {
        return (sign >= 0x2E80 && sign <= 0x9FFF) || (sign >= 0xF900 && sign <= 0xFFEF);
    }

    /** A heading within a page. */
    public static Label section(String words) {
        return text(words, "section-title");
    }

    public static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A button with an icon; the words are for everybody, screen readers too. */
    public static Button button(String id, String words, Ikon icon, Runnable action) {
        Button button = button(id, words, action);
        button.setGraphic(FontIcon.of(icon));
        return button;
    }

    /** Nodes side by side that break no word; the given one takes the room that is left. */
    public static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.setSpacing(8);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A text that may take several lines, with an icon beside the first. */
    public static HBox line(Node icon, Node text) {
        HBox line = row(icon, grow(text));
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    /** One of several sentences, with a dot before it. */
    public static HBox point(String words) {
        Label dot = new Label("•");
        dot.setMinWidth(Region.USE_PREF_SIZE);
        return line(dot, text(words));
    }

    /** Gives a node the room that is left in its row. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** Empty room that pushes what follows to the end of its row. */
    public static Region spacer() {
        return grow(new Region());
    }

    /** A frame with a title; its style is a mark or none. */
    public static VBox panel(String title, Node... content) {
        VBox panel = new VBox();
        if (!title.isBlank()) {
            panel.getChildren().add(text(title, "panel-title"));
        }
        panel.getChildren().addAll(content);
        panel.getStyleClass().add("panel");
        return panel;
    }

    /** Lets a page be taller than the window. */
    public static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.getStyleClass().add("page-scroll");
        return pane;
    }
}
