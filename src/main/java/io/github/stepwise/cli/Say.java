package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.report.Wrapped;
import io.github.stepwise.words.Phrase;
import java.util.List;

/** Words for an admin, in the one form that they have everywhere. */
final class Say {
    private Say() {}

    /** A title and what belongs to it; nothing if there is nothing. */
    static void list(Terminal terminal, String title, List<String> items) {
        if (!items.isEmpty()) {
            terminal.say("");
            terminal.say(terminal.bold(title));
            items.forEach(item -> Wrapped.lines(item, "  - ", "    ").forEach(line -> terminal.say(Visible.of(line))));
        }
    }

    /** Phrases as the command line says them. */
    static List<String> texts(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::toString).toList();
    }

    /** A word in front, and a sentence that is indented behind it. */
    static void field(Terminal terminal, String title, String text) {
        Wrapped.lines(text, title, " ".repeat(title.length())).forEach(line -> terminal.say(Visible.of(line)));
    }
}
