package io.github.stepwise.ui.desk;

import java.util.Locale;

/** A language of the wizard. */
public enum Language {
    ENGLISH("en", "English", Locale.ENGLISH),
    CHINESE("zh-CN", "简体中文", Locale.SIMPLIFIED_CHINESE);

    private final String id;
    private final String title;
    private final Locale locale;

    Language(String id, String title, Locale locale) {
        this.id = id;
        this.title = title;
        this.locale = locale;
    }

    /** As preferences keep it. */
    public String id() {
        return id;
    }

    /** In the language itself. */
    public String title() {
        return title;
    }

    public Locale locale() {
        return locale;
    }

    /** The one that was chosen, else the one of this computer, else English. */
    public static Language of(String chosen, Locale computer) {
        for (Language language : values()) {
            if (language.id.equals(chosen)) {
                return language;
            }
        }
        return computer.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }
}
