package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.ui.widget.Dates;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.words.Words;

/** What the events of a migration say in its log: a line each. */
final class EventWords {
    private final Desk desk;
    private final Words words;
    private final Amounts amounts;

    EventWords(Desk desk) {
        this.desk = desk;
        this.words = desk.words("upgrade");
        this.amounts = new Amounts(desk.words("widget"));
    }

    String line(UpgradeEvent event) {
        return Dates.clock(event.at()) + "  " + text(event);
    }

    private String text(UpgradeEvent event) {
        if (event instanceof UpgradeEvent.MigrationStarted) {
            return words.say("log.started");
        } else if (event instanceof UpgradeEvent.MigrationFinished finished) {
            return words.say("log.finished", finished.rows(), amounts.time(finished.duration()));
        } else if (event instanceof UpgradeEvent.StatementStarted statement) {
            return words.say("log.statement", statement.number(), statement.of(), statement.table());
        } else if (event instanceof UpgradeEvent.StatementFinished done) {
            return done.rows().isPresent()
                    ? words.say("log.rows", done.number(), done.rows().getAsLong(), amounts.time(done.duration()))
                    : words.say("log.done", done.number(), amounts.time(done.duration()));
        } else if (event instanceof UpgradeEvent.WaitingForLock waiting) {
            return words.say("log.waiting", waiting.blocker(), waiting.attempt(), waiting.attempts());
        } else if (event instanceof UpgradeEvent.DeviationApplied deviation) {
            return words.say("log.deviation", deviation.deviation(), deviation.rows(), desk.translate(deviation.why()));
        } else if (event instanceof UpgradeEvent.RowsExported exported) {
            return words.say(
                    "log.exported",
                    exported.rows(),
                    exported.table(),
                    exported.file().toString());
        }
        return event instanceof UpgradeEvent.Note note ? desk.translate(note.text()) : "";
    }
}
