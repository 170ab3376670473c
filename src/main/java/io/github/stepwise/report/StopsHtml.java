package io.github.stepwise.report;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.upgrade.UpgradeResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stops of a run, each with its migrations behind a fold; where something went wrong it is unfolded. */
final class StopsHtml {
    private final Html html;
    private final Texts texts;
    private final RunRecord run;
    private final Fate fate;
    private final Map<String, UpgradeEvent.MigrationFinished> finished;

    StopsHtml(Html html, Texts texts, RunRecord run) {
        this.html = html;
        this.texts = texts;
        this.run = run;
        this.fate = Fate.of(run);
        this.finished = run.finished();
    }

    void write() {
        html.open("section", "class", "stops").element("h2", texts.say("stops"));
        run.plan().stops().forEach(this::stop);
        html.close();
    }

    private void stop(PlannedStop stop) {
        List<Fate.Standing> standings = stop.migrations().stream()
                .map(migration -> fate.of(migration.id()))
                .toList();
        boolean failed = hasFailedAt(stop.release());
        boolean open = failed || standings.contains(Fate.Standing.BEGUN);
        html.open("details", open ? new String[] {"open", "open"} : new String[0]);
        html.open("summary").element("b", stop.release().toString());
        if (failed) {
            html.badge("bad", texts.say("unverified"));
        } else if (standings.contains(Fate.Standing.UNDONE)) {
            html.badge("undone", texts.say("standing.undone"));
        } else if (run.verified().containsKey(stop.release())) {
            html.badge("ok", texts.say("verified"));
        } else if (open || standings.contains(Fate.Standing.DONE)) {
            html.badge("warn", texts.say("unverified"));
        } else {
            html.badge("open", texts.say("unreached"));
        }
        html.element("span", texts.say("migrations", stop.migrations().size()), "class", "small");
        run.timeTo(stop.release()).ifPresent(time -> html.element("span", texts.time(time), "class", "small"));
        html.close();
        html.open("table").open("tbody");
        stop.migrations().forEach(this::migration);
        html.close().close().close();
    }

    /** In a migration, or in the verification after them. */
    private boolean hasFailedAt(Version release) {
        return run.result()
                .flatMap(UpgradeResult::failure)
                .flatMap(UpgradeFailure::release)
                .filter(release::equals)
                .isPresent();
    }

    private void migration(PlannedMigration migration) {
        Fate.Standing standing = fate.of(migration.id());
        html.open("tr").open("td");
        html.badge(symbol(standing), texts.say("standing." + standing.name().toLowerCase(Locale.ROOT)))
                .close();
        html.open("td").text(texts.translated(migration.title()));
        html.element("p", migration.id(), "class", "small").close();
        UpgradeEvent.MigrationFinished done = finished.get(migration.id());
        boolean rows = done != null && done.rows() > 0;
        html.element("td", rows ? texts.say("rows", done.rows()) : "", "class", "number");
        html.element("td", done == null ? "" : texts.time(done.duration()), "class", "number");
        html.close();
    }

    private static String symbol(Fate.Standing standing) {
        return switch (standing) {
            case DONE -> "ok";
            case FAILED -> "bad";
            case UNDONE -> "undone";
            case BEGUN -> "warn";
            case OPEN -> "open";
        };
    }
}
