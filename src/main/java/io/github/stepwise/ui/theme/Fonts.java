package io.github.stepwise.ui.theme;

import io.github.stepwise.ui.desk.Language;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Font;

/**
 * Picks a font that has the characters of a language. JavaFX takes one family only, and does not look for characters in
 * collections of fonts (.ttc) by itself, which is what Chinese fonts come as.
 */
public final class Fonts {
    /** The letters that fonts of one width have. */
    private static final String LATIN = "latin";

    /** What Windows, macOS and Linux have, the ones for screens first. */
    private static final List<String> CHINESE_FAMILIES = List.of(
            "Microsoft YaHei UI",
            "Microsoft YaHei",
            "PingFang SC",
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Heiti SC",
            "SimHei",
            "SimSun");

    private Fonts() {}

    /** Gives a node and all that is in it the right font. */
    public static void dress(Node root, Language language) {
        root.getStyleClass().remove(LATIN);
        root.setStyle("");
        if (language == Language.ENGLISH) {
            root.getStyleClass().add(LATIN);
        } else {
            family().ifPresent(family -> root.setStyle("-fx-font-family: \"" + family + "\""));
        }
    }

    /** Lets a language be read by its own name, whatever the language of the window. */
    public static void dress(MenuItem item, Language language) {
        if (language == Language.CHINESE) {
            family().ifPresent(family -> item.setStyle("-fx-font-family: \"" + family + "\""));
        }
    }

    private static Optional<String> family() {
        List<String> installed = Font.getFamilies();
        return CHINESE_FAMILIES.stream().filter(installed::contains).findFirst();
    }
}
