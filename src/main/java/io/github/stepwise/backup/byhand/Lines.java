package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Visible;
import java.util.ArrayList;
import java.util.List;

/** Lines of a text that may hold names from a database. */
final class Lines {
    private Lines() {}

    /**
     * A value behind its label, on as many lines as it takes.
     *
     * @param indent where the value stands
     */
    static List<String> labelled(String label, int indent, String value) {
        String rest = Visible.of(value);
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
}
