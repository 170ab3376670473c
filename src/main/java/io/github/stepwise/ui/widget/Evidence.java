package io.github.stepwise.ui.widget;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.words.PhraseBook;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says a line of evidence, which is made of parts: names and numbers, and what the engine says in English. */
public final class Evidence {
    private static final String BETWEEN = " · ";
    private static final PhraseBook WORDS = PhraseBook.of("evidence");
    private static final Pattern OTHERS = Pattern.compile("… \\(\\+(\\d+)\\)");
    private static final Pattern COUNTED = Pattern.compile("(.*?)( \\([\\d,]+\\))?");

    private final Desk desk;

    public Evidence(Desk desk) {
        this.desk = desk;
    }

    /** How many things they are about: the last line of many counts those that are not named. */
    public static int count(List<String> lines) {
        Matcher others = OTHERS.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        return others.matches() ? lines.size() - 1 + Integer.parseInt(others.group(1)) : lines.size();
    }

    public String of(String line) {
        return Arrays.stream(line.split(BETWEEN, -1)).map(this::part).collect(Collectors.joining(BETWEEN));
    }

    private String part(String part) {
        Matcher counted = COUNTED.matcher(part);
        if (!counted.matches() || counted.group(2) == null) {
            return translate(part);
        }
        return translate(counted.group(1)) + counted.group(2);
    }

    private String translate(String part) {
        String said = desk.translate(part);
        return said.equals(part) ? WORDS.find(part).map(desk::say).orElse(part) : said;
    }
}
