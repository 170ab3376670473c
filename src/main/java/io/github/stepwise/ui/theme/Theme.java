package io.github.stepwise.ui.theme;

/** How the wizard looks. */
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    /** As the desktop, as far as it can be told. */
    SYSTEM("system");

    private final String id;

    Theme(String id) {
        this.id = id;
    }

    /** As preferences and texts name it. */
    public String id() {
        return id;
    }

    public static Theme of(String id) {
        for (Theme theme : values()) {
            if (theme.id.equals(id)) {
                return theme;
            }
        }
        return SYSTEM;
    }
}
