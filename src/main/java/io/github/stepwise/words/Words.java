package io.github.stepwise.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;

/**
 * The texts of one part of the program in one language, from {@code /words/<book>.properties} (English) and {@code
 * /words/<book>_zh_CN.properties}. Texts are patterns of {@link MessageFormat}: <code>{0}</code> is an argument, and an
 * apostrophe is written twice.
 */
public final class Words {
    /** A missing Chinese text is said in English, never in the language that this computer happens to have. */
    private static final Control FILES = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    private Words(ResourceBundle bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
    }

    /**
     * @param book for example {@code connect}
     * @throws MissingResourceException if there is no such book
     */
    public static Words of(String book, Locale language) {
        Locale wanted = language.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        return new Words(ResourceBundle.getBundle("words." + book, wanted, FILES), language);
    }

    /**
     * A text with its arguments.
     *
     * @throws MissingResourceException if there is no such text
     */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    /** As {@link #say}, where there may be no such text. */
    public Optional<String> find(String key, Object... arguments) {
        return bundle.containsKey(key) ? Optional.of(say(key, arguments)) : Optional.empty();
    }

    /** Of every text. */
    Set<String> keys() {
        return bundle.keySet();
    }

    public Locale language() {
        return language;
    }
}
