package io.github.stepwise.database;

/**
 * The one form in which {@link io.github.stepwise.schema.Index#parts} holds an expression: the engine's own words with every
 * run of white space as one blank, in exactly one outer pair of parentheses.
 */
final class Expressions {
    private Expressions() {}

    static String normal(String reported) {
        String text = reported.strip().replaceAll("\\s+", " ");
        while (isWrapped(text)) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return "(" + text + ")";
    }

    /** Whether a part of an index is an expression and not the name of a column. */
    static boolean isExpression(String part) {
        return part.startsWith("(");
    }

    private static boolean isWrapped(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return false;
        }
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return false;
            }
        }
        return true;
    }
}
