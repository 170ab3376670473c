package io.github.stepwise.database;

import java.util.Arrays;

/**
 * A password. It has no way into a log, a report or an exception by accident: its text is always {@code ***}, and it takes
 * itself out of what others have written.
 */
public final class Secret {
    private static final String MASK = "***";
    private static final Secret NONE = new Secret(new char[0]);

    private final char[] text;

    private Secret(char[] text) {
        this.text = text;
    }

    /** No password at all. */
    public static Secret none() {
        return NONE;
    }

    /**
     * Takes a password over.
     *
     * @param text the password; null and empty both mean none
     */
    public static Secret of(String text) {
        return text == null || text.isEmpty() ? NONE : new Secret(text.toCharArray());
    }

    /**
     * Takes a password over as typed.
     *
     * @param text the password, copied; null and empty both mean none
     */
    public static Secret of(char[] text) {
        return text == null || text.length == 0 ? NONE : new Secret(text.clone());
    }

    public boolean isEmpty() {
        return text.length == 0;
    }

    /** The password in the clear, for the driver that needs it and for nobody else. */
    public String reveal() {
        return new String(text);
    }

    /** The given text with every occurrence of this password masked; null stays null. */
    public String maskIn(String words) {
        return words == null || isEmpty() ? words : words.replace(reveal(), MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(text, secret.text);
    }

    /** The same for all: a hash would tell something about the password. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : MASK;
    }
}
