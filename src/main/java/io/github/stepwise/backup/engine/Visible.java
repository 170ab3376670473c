package io.github.stepwise.backup.engine;

import java.util.Locale;

/** Names and other words that come from a database or a file, in a form that is safe to show. */
public final class Visible {
    private Visible() {}

    /**
     * The same text with <code>&#92;u{1b}</code> in the place of everything that a terminal would act on, that is not seen, or
     * that turns the order of letters. Line breaks and tabs are among that.
     */
    public static String of(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED -> shown.append(String.format(Locale.ROOT, "\\u{%x}", point));
                default -> shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }
}
