package io.github.stepwise.report;

import io.github.stepwise.schema.Change;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeResult;
import java.util.List;
import java.util.Locale;

/** What a run did to data: figures, deviations, rows, exports, notes, and what was known beforehand. */
final class DataHtml {
    private final Html html;
    private final Texts texts;
    private final RunRecord run;
    private final Fate fate;

    DataHtml(Html html, Texts texts, RunRecord run) {
        this.html = html;
        this.texts = texts;
        this.run = run;
        this.fate = Fate.of(run);
    }

    /** Nothing that was undone is counted. */
    void figures() {
        html.open("ul", "class", "figures");
        long stops = run.verified().keySet().stream().filter(this::stays).count();
        long migrations = run.plan().migrations().stream()
                .filter(migration -> fate.of(migration.id()) == Fate.Standing.DONE)
                .count();
        figure(texts.say("figure.of", stops, run.plan().stops().size()), "figure.stops");
        figure(texts.say("figure.of", migrations, run.plan().migrations().size()), "figure.migrations");
        for (Change.Effect effect : Change.Effect.values()) {
            long rows = run.rows().stream()
                    .filter(change -> change.effect() == effect && !fate.isUndone(change.migration()))
                    .mapToLong(RunRecord.Rows::rows)
                    .sum();
            figure(texts.say("number", rows), "figure." + name(effect));
        }
        html.close();
    }

    private boolean stays(Object release) {
        return run.plan().stops().stream()
                .filter(stop -> stop.release().equals(release))
                .flatMap(stop -> stop.migrations().stream())
                .noneMatch(migration -> fate.isUndone(migration.id()));
    }

    private void figure(String number, String key) {
        html.open("li").element("b", number).text(texts.say(key)).close();
    }

    /** One section each, left out where there is nothing to tell. */
    void changes() {
        deviations(run.deviations());
        rows(run.rows());
        exports(kept());
        notes(run.all(UpgradeEvent.Note.class));
        warnings(run.plan().warnings());
    }

    private void deviations(List<RunRecord.Deviation> deviations) {
        if (section("deviations", deviations)) {
            html.element("p", texts.say("deviations.what")).open("ul");
            for (RunRecord.Deviation deviation : deviations) {
                html.open("li").element("code", deviation.id());
                html.raw(" ").element("span", texts.say("rows", deviation.rows()), "class", "small");
                undone(deviation.migrations().stream().allMatch(fate::isUndone));
                deviation.why().forEach(why -> html.element("p", texts.translated(why)));
                html.close();
            }
            html.close().close();
        }
    }

    private void rows(List<RunRecord.Rows> rows) {
        if (section("changes", rows)) {
            html.open("table", "class", "changes").open("thead").open("tr");
            List.of("changes.effect", "changes.rows", "changes.table", "changes.why")
                    .forEach(key -> html.element("th", texts.say(key)));
            html.close().close().open("tbody");
            rows.forEach(this::row);
            html.close().close().close();
        }
    }

    private void row(RunRecord.Rows change) {
        html.open("tr", "class", name(change.effect())).open("td");
        html.element("span", texts.say("effect." + name(change.effect())), "class", "effect")
                .close();
        html.element("td", texts.say("number", change.rows()), "class", "number");
        html.open("td").element("code", change.table()).close();
        html.open("td").text(texts.translated(change.why()));
        undone(fate.isUndone(change.migration()));
        change.planned().stream()
                .filter(planned -> planned != change.rows())
                .forEach(planned -> html.element("p", texts.say("planned", planned), "class", "small"));
        html.element("p", change.migration(), "class", "small").close().close();
    }

    private void exports(List<UpgradeEvent.RowsExported> exports) {
        if (section("exports", exports)) {
            html.open("ul");
            for (UpgradeEvent.RowsExported export : exports) {
                html.open("li").text(texts.say("export", texts.say("rows", export.rows()), export.table()));
                html.raw(" ").element("code", export.file().toString()).close();
            }
            html.close().close();
        }
    }

    /** Files with rows that were not deleted after all are gone. */
    private List<UpgradeEvent.RowsExported> kept() {
        return run.all(UpgradeEvent.RowsExported.class).stream()
                .filter(export -> run.result().map(UpgradeResult::exports).stream()
                        .allMatch(kept -> kept.contains(export.file())))
                .toList();
    }

    private void notes(List<UpgradeEvent.Note> notes) {
        if (section("notes", notes)) {
            html.open("ul");
            for (UpgradeEvent.Note note : notes) {
                html.open("li", "class", "lines").text(texts.translated(note.text()));
                undone(fate.isUndone(note.migration()));
                html.close();
            }
            html.close().close();
        }
    }

    private void warnings(List<String> warnings) {
        if (section("warnings", warnings)) {
            html.open("ul");
            warnings.forEach(warning -> html.element("li", texts.translated(warning), "class", "lines"));
            html.close().close();
        }
    }

    private boolean section(String key, List<?> items) {
        if (items.isEmpty()) {
            return false;
        }
        html.open("section").element("h2", texts.say(key));
        return true;
    }

    private void undone(boolean undone) {
        if (undone) {
            html.raw(" ").badge("undone", texts.say("standing.undone"));
        }
    }

    private static String name(Change.Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }
}
