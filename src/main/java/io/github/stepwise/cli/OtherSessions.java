package io.github.stepwise.cli;

import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Checks;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Premises;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.report.Wrapped;
import java.util.Optional;

/** Who else is connected to a database that is about to be upgraded. Warns, and ends no session. */
final class OtherSessions {
    private final Terminal terminal;
    private final Checks checks;
    private boolean warned;

    OtherSessions(Terminal terminal, Catalog catalog, ConnectionSettings settings, Version target) {
        this.terminal = terminal;
        this.checks = new Checks(new Premises(catalog, settings, Optional.of(target), Optional.empty()));
    }

    /**
     * Looks now; somebody who is there both times is told of once.
     *
     * @return what was found, unless it is that nobody is there
     */
    Optional<Finding> look() {
        Finding found = checks.run("sessions");
        if (found.severity() == Severity.WARNING && !warned) {
            warned = true;
            warn(found);
        }
        boolean quiet = found.severity() == Severity.PASSED || found.severity() == Severity.NOTE;
        return quiet ? Optional.empty() : Optional.of(found);
    }

    private void warn(Finding found) {
        line("Warning: " + found.sentence(), "");
        found.evidence().forEach(session -> line(session, "- "));
        found.whatToDo().ifPresent(advice -> line(advice.toString(), ""));
    }

    private void line(String text, String bullet) {
        Wrapped.lines(text, bullet, " ".repeat(bullet.length())).forEach(line -> terminal.warn(Visible.of(line)));
    }
}
