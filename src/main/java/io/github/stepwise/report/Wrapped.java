package io.github.stepwise.report;

import java.util.ArrayList;
import java.util.List;

/** Long sentences as lines that a terminal shows whole. */
public final class Wrapped {
    private static final int WIDTH = 100;

    private Wrapped() {}

    /**
     * Breaks a text between words.
     *
     * @param first what the first line begins with
     * @param others what all other lines begin with
     */
    public static List<String> lines(String text, String first, String others) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean fresh = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
