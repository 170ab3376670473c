package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.page.upgrade.RunRow.Standing;
import io.github.stepwise.ui.widget.Amounts;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rows of a run say. */
final class RowWords {
    private final Desk desk;
    private final Words words;
    private final Amounts amounts;

    RowWords(Desk desk) {
        this.desk = desk;
        this.words = desk.words("upgrade");
        this.amounts = new Amounts(desk.words("widget"));
    }

    String title(RunRow row) {
        if (row instanceof RunRow.Stop stop) {
            return words.say("row.stop", stop.number(), stop.release().toString());
        }
        return desk.translate(((RunRow.Migration) row).title());
    }

    /** The word for its icon. */
    String standing(RunRow row) {
        return words.say("standing." + row.standing().name().toLowerCase(Locale.ROOT));
    }

    /** What it is called by OnCall, and how far it is. */
    String detail(RunRow row) {
        if (row instanceof RunRow.Stop stop) {
            return words.say("row.migrations", stop.done(), stop.of());
        }
        RunRow.Migration migration = (RunRow.Migration) row;
        List<String> parts = new ArrayList<>();
        if (migration.standing() == Standing.RUNNING && migration.of() > 0) {
            parts.add(words.say("row.statement", migration.statement(), migration.of()));
        }
        if (migration.rows() > 0 && migration.standing() != Standing.UNDONE) {
            parts.add(words.say("row.rows", migration.rows()));
        }
        parts.add(migration.release().toString());
        parts.add(migration.id());
        return String.join(" · ", parts);
    }

    /** How long it took; empty where that is not known. */
    String time(RunRow row) {
        return row instanceof RunRow.Migration migration
                ? migration.took().map(amounts::time).orElse("")
                : "";
    }

    /** For screen readers: {@code 1.3.11: Outgoing webhook buttons …, running, statement 3 of 7}. */
    String spoken(RunRow row) {
        if (row instanceof RunRow.Stop) {
            return words.say("row.spoken", title(row), standing(row), detail(row));
        }
        RunRow.Migration migration = (RunRow.Migration) row;
        String name = words.say("row.named", migration.release().toString(), title(row));
        if (migration.standing() == Standing.RUNNING && migration.of() > 0) {
            String statement = words.say("row.statement", migration.statement(), migration.of());
            return words.say("row.spoken", name, standing(row), statement);
        }
        return words.say("row.spoken-short", name, standing(row));
    }
}
