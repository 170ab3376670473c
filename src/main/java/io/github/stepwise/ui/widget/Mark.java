package io.github.stepwise.ui.widget;

import io.github.stepwise.words.Words;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The state of something, as an icon and a word: colour alone tells nobody anything. */
public enum Mark {
    PENDING(Feather.CIRCLE),
    RUNNING(Feather.LOADER),
    PASSED(Feather.CHECK_CIRCLE),
    NOTE(Feather.INFO),
    WARNING(Feather.ALERT_TRIANGLE),
    FAILED(Feather.X_CIRCLE),
    SKIPPED(Feather.MINUS_CIRCLE),
    UNKNOWN(Feather.HELP_CIRCLE);

    private final Feather glyph;

    Mark(Feather glyph) {
        this.glyph = glyph;
    }

    /** For style sheets, and its key in the book {@code widget}: {@code passed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word. */
    public String word(Words widgetWords) {
        return widgetWords.say("mark." + id());
    }

    /** A new icon; the word has to stand beside it, or be its node's accessible text. */
    public FontIcon icon() {
        FontIcon icon = FontIcon.of(glyph);
        icon.getStyleClass().addAll("state-icon", id());
        return icon;
    }

    /** Another icon and style on an icon that is there. */
    public void show(FontIcon icon) {
        icon.setIconCode(glyph);
        icon.getStyleClass().setAll("ikonli-font-icon", "state-icon", id());
    }
}
