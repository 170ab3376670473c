package io.github.stepwise.ui.page.checks;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.words.PhraseBook;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says a line of evidence, which is made of parts: names and numbers, and what the engine says in English. */
final class Evidence {
    private static final String BETWEEN = " · ";
    private static final PhraseBook WORDS = PhraseBook.of("evidence");
    private static final Pattern COUNTED = Pattern.compile("(.*?)( \\([\\d,]+\\))?");

    private final Desk desk;

    Evidence(Desk desk) {
        this.desk = desk;
    }

    String of(String line) {
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
