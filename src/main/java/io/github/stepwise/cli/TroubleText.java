package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.report.Wrapped;
import java.util.List;

/** Shows a trouble: what happened, whether the data is safe, what to do, the server's own words; in this order. */
final class TroubleText {
    private TroubleText() {}

    static void print(Trouble trouble, Terminal terminal) {
        terminal.warn("");
        section(terminal, "What happened", List.of(trouble.happened()));
        section(terminal, "Your data", List.of(trouble.data()));
        section(terminal, "What to do", trouble.next());
        section(terminal, "Details", trouble.details());
        section(terminal, "The server's words", trouble.server().lines().toList());
    }

    private static void section(Terminal terminal, String title, List<String> lines) {
        List<String> told = lines.stream().filter(line -> !line.isBlank()).toList();
        if (told.isEmpty()) {
            return;
        }
        terminal.warn(terminal.bold(title));
        String mark = told.size() > 1 ? "- " : "";
        told.forEach(line -> Wrapped.lines(line, "  " + mark, "  " + " ".repeat(mark.length()))
                .forEach(text -> terminal.warn(Visible.of(text))));
    }
}
