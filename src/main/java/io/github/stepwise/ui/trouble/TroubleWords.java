package io.github.stepwise.ui.trouble;

import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says a trouble in a language. Other languages than English have a sentence and steps for each cause in the book {@code
 * trouble}; what the engine itself said is then the first of the details.
 */
public final class TroubleWords {
    private final Trouble trouble;
    private final Words words;
    private final boolean english;

    public TroubleWords(Trouble trouble, Locale language) {
        this.trouble = trouble;
        this.words = Words.of("trouble", language);
        this.english = !language.getLanguage().equals("zh");
    }

    /** What happened. */
    public String sentence() {
        String said = translated(trouble.cause() + ".sentence").orElse(trouble.sentence());
        boolean because = !english && trouble.because() != null;
        return because ? said + new TroubleWords(trouble.because(), words.language()).sentence() : said;
    }

    /** Whether the data is safe, and what shape everything is in; empty where nothing was under way. */
    public String condition() {
        return trouble.condition().isEmpty()
                ? ""
                : translated(trouble.conditionCause()).orElse(trouble.condition());
    }

    /** What to do, the best first. */
    public List<String> nextSteps() {
        List<String> general = translated(trouble.cause() + ".steps")
                .map(text -> text.lines().toList())
                .orElse(trouble.nextSteps());
        if (english || trouble.because() == null) {
            return general;
        }
        List<String> steps = new TroubleWords(trouble.because(), words.language()).nextSteps();
        // What the engine itself found comes with all that helps; what the database said does not.
        return trouble.because().cause().equals(Troubles.REASON) && !steps.isEmpty()
                ? steps
                : Stream.concat(steps.stream(), general.stream()).toList();
    }

    /** The details as lines, to be shown behind a fold and copied. */
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        if (!english) {
            lines.add(trouble.sentence());
            if (!trouble.condition().isEmpty()) {
                lines.add(trouble.condition());
            }
            lines.addAll(trouble.nextSteps());
        }
        lines.addAll(trouble.details());
        return lines;
    }

    /** Everything, for the clipboard. */
    public String whole() {
        List<String> lines = new ArrayList<>();
        lines.add(sentence());
        lines.add(condition());
        lines.addAll(nextSteps());
        lines.addAll(details());
        return String.join(
                System.lineSeparator(),
                lines.stream().filter(line -> !line.isBlank()).toList());
    }

    private Optional<String> translated(String key) {
        return english ? Optional.empty() : new Phrase("trouble", key, trouble.arguments()).find(words.language());
    }
}
