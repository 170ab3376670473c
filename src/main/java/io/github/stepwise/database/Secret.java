package io.github.stepwise.database;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A password. It has no way into a log, a report or an exception by accident: its text is always {@code ***}, and it takes
 * itself out of what others have written.
 */
public final class Secret {
    private static final String MASK = "***";
    private static final int SHORT = 4;
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

    /**
     * The given text with every occurrence of this password masked; null stays null. A very short one is only masked where a
     * server or an address would quote it: in every word that has these letters, the mask itself would tell which they are.
     */
    public String maskIn(String words) {
        if (words == null || isEmpty()) {
            return words;
        }
        return text.length < SHORT
                ? Pattern.compile("(?<=[\"'`=:])" + Pattern.quote(reveal()) + "(?=[\"'`@&;,)\\s]|$)")
                        .matcher(words)
                        .replaceAll(MASK)
                : words.replace(reveal(), MASK);
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
