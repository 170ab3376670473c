package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.widget.Mark;
import java.util.Locale;

/** How hard a passphrase is to guess, roughly: length counts most, and sameness takes away from it. */
enum Strength {
    WEAK(Mark.WARNING),
    FAIR(Mark.NOTE),
    STRONG(Mark.PASSED);

    private static final int FAIR_LENGTH = 10;
    private static final int STRONG_LENGTH = 16;
    private static final int FEW_CHARACTERS = 5;

    private final Mark mark;

    Strength(Mark mark) {
        this.mark = mark;
    }

    static Strength of(String passphrase) {
        long different = passphrase.chars().distinct().count();
        if (passphrase.length() < FAIR_LENGTH || different <= FEW_CHARACTERS) {
            return WEAK;
        }
        return passphrase.length() < STRONG_LENGTH ? FAIR : STRONG;
    }

    Mark mark() {
        return mark;
    }

    /** Its key in the book {@code backup}. */
    String key() {
        return "strength." + name().toLowerCase(Locale.ROOT);
    }
}
