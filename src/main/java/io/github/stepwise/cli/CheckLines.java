package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import io.github.stepwise.check.Severity;
import io.github.stepwise.report.Wrapped;

/** Shows what checks have found, one after the other. */
final class CheckLines {
    private static final String INDENT = "               ";

    private final Terminal terminal;

    CheckLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One line if all is well; else also why it matters, what to do, and what exactly was found. */
    void tell(Item item, Finding finding) {
        String mark = String.format("%-15s", finding.severity().title());
        Say.field(terminal, mark, item.title() + ": " + finding.sentence());
        if (finding.severity() == Severity.PASSED) {
            return;
        }
        Say.field(terminal, INDENT, finding.why().toString());
        finding.whatToDo().ifPresent(advice -> Say.field(terminal, INDENT, advice.toString()));
        finding.evidence()
                .forEach(line -> Wrapped.lines(line, INDENT + "- ", INDENT + "  ")
                        .forEach(text -> terminal.say(Visible.of(text))));
        finding.remedySql().forEach(sql -> terminal.say(INDENT + "  " + Visible.of(sql)));
    }
}
