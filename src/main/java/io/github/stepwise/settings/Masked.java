package io.github.stepwise.settings;

import java.util.Arrays;

/** A password or key found in OnCall's configuration; its text is always {@code ***}. */
public final class Masked {
    private static final Masked NONE = new Masked(new char[0]);

    private final char[] text;

    private Masked(char[] text) {
        this.text = text;
    }

    /**
     * Takes a text over.
     *
     * @param text null and empty both mean that there is none
     */
    public static Masked of(String text) {
        return text == null || text.isEmpty() ? NONE : new Masked(text.toCharArray());
    }

    public static Masked none() {
        return NONE;
    }

    public boolean isEmpty() {
        return text.length == 0;
    }

    /** In the clear, as a copy that the caller may overwrite. */
    public char[] reveal() {
        return text.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Masked masked && Arrays.equals(text, masked.text);
    }

    /** The same for all: a hash would tell something about the text. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return isEmpty() ? "" : "***";
    }
}
