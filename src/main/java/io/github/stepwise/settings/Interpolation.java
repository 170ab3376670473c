package io.github.stepwise.settings;

import java.util.Map;

/** {@code $NAME}, {@code ${NAME}} and their forms with a default, as docker compose replaces them. */
final class Interpolation {
    private static final int MAX_DEPTH = 10;

    private Interpolation() {}

    /** A name without value becomes empty, as in docker compose; {@code $$} is a dollar sign. */
    static String resolve(String text, Map<String, String> variables) {
        return resolve(text, variables, 0);
    }

    private static String resolve(String text, Map<String, String> variables, int depth) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c != '$') {
                out.append(c);
                i++;
            } else if (next == '$') {
                out.append('$');
                i += 2;
            } else if (next == '{' && closing(text, i + 2) > 0) {
                int end = closing(text, i + 2);
                out.append(expression(text.substring(i + 2, end), variables, depth));
                i = end + 1;
            } else if (Character.isLetter(next) || next == '_') {
                int end = nameEnd(text, i + 1);
                out.append(variables.getOrDefault(text.substring(i + 1, end), ""));
                i = end;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static String expression(String expression, Map<String, String> variables, int depth) {
        int end = nameEnd(expression, 0);
        String value = variables.get(expression.substring(0, end));
        String rest = expression.substring(end);
        boolean emptyCounts = !rest.startsWith(":");
        boolean present = value != null && (emptyCounts || !value.isEmpty());
        String operator = emptyCounts ? rest : rest.substring(1);
        if (operator.isEmpty() || depth >= MAX_DEPTH) {
            return value == null ? "" : value;
        }
        String word = operator.substring(1);
        return switch (operator.charAt(0)) {
            case '-' -> present ? value : resolve(word, variables, depth + 1);
            case '+' -> present ? resolve(word, variables, depth + 1) : "";
            default -> present ? value : "";
        };
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /** Position of the brace that closes the one before {@code start}, or -1. */
    private static int closing(String text, int start) {
        int open = 1;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }
}
