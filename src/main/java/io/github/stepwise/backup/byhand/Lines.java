package io.github.stepwise.backup.byhand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a text that may hold names from a database. */
final class Lines {
    private Lines() {}

    /**
     * A value behind its label, on as many lines as it takes.
     *
     * @param indent where the value stands
     */
    static List<String> labelled(String label, int indent, String value) {
        String rest = visible(value);
        String start = (label + " ".repeat(indent)).substring(0, indent);
        List<String> lines = new ArrayList<>();
        do {
            int end = Math.min(rest.length(), Readme.WIDTH - indent);
            if (end < rest.length() && Character.isHighSurrogate(rest.charAt(end - 1))) {
                end--;
            }
            lines.add(start + rest.substring(0, end));
            rest = rest.substring(end);
            start = " ".repeat(indent);
        } while (!rest.isEmpty());
        return lines;
    }

    /** Nothing that a terminal would act on, that is not seen, or that turns the order of letters. */
    static String visible(String value) {
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
