package io.github.stepwise.report;

import io.github.stepwise.catalog.App;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as an admin reads it before saying yes. */
public final class PlanText {
    private final Plan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Plan plan) {
        this.plan = plan;
    }

    /** Every stop with every migration, its risks, and its SQL where that is given by the migration's id. */
    public static List<String> whole(Plan plan, Map<String, List<String>> sql) {
        PlanText text = new PlanText(plan);
        text.head();
        plan.stops().forEach(stop -> text.stop(stop, sql));
        text.end();
        return text.lines;
    }

    /** Stops in a few lines, and only those migrations of which there is something to know. */
    public static List<String> brief(Plan plan) {
        PlanText text = new PlanText(plan);
        text.head();
        text.stopsInBrief();
        text.end();
        return text.lines;
    }

    /** What a plan does to data, by kind: how often, and to how many rows as far as known. */
    public static List<String> risksInAll(Plan plan) {
        Map<Risk.Kind, List<Risk>> kinds = plan.migrations().stream()
                .flatMap(migration -> migration.risks().stream())
                .collect(Collectors.groupingBy(Risk::kind, TreeMap::new, Collectors.toList()));
        List<String> result = new ArrayList<>();
        kinds.forEach((kind, risks) -> {
            long rows = risks.stream().mapToLong(risk -> risk.rows().orElse(0)).sum();
            boolean open = risks.stream().anyMatch(risk -> risk.rows().isEmpty());
            result.add(
                    0,
                    Words.capital(kind.title()) + ": " + Words.count(risks.size(), "time", "times") + ", "
                            + Words.count(rows, "row", "rows")
                            + (open ? " and some that are counted when it comes to them" : ""));
        });
        return result;
    }

    private void head() {
        if (plan.isEmpty()) {
            lines.add("Nothing to do: the database is that of OnCall " + plan.target() + " already.");
            return;
        }
        lines.addAll(Wrapped.lines(from(plan.from()), "From     ", "         "));
        lines.add("To       OnCall " + plan.target() + ": "
                + Words.count(plan.migrations().size(), "migration", "migrations") + " in "
                + Words.count(plan.stops().size(), "stop", "stops"));
        if (!plan.apps().isEmpty()) {
            lines.add(
                    "Apps     " + plan.apps().stream().sorted().map(App::label).collect(Collectors.joining(", ")));
        }
    }

    private static String from(State.OnCall state) {
        if (state instanceof State.Known known) {
            return "OnCall " + known.range();
        }
        return state.describe();
    }

    private void stop(PlannedStop stop, Map<String, List<String>> sql) {
        lines.add("");
        lines.add(
                "Stop " + stop.release() + (stop.pausable() ? "" : "  (no pause here: it is not wholly that release)"));
        for (PlannedMigration migration : stop.migrations()) {
            lines.add("  " + migration.id());
            lines.addAll(Wrapped.lines(migration.title(), "      ", "      "));
            migration.risks().forEach(risk -> lines.addAll(Wrapped.lines(risk(risk), "      ! ", "        ")));
            for (String statement : sql.getOrDefault(migration.id(), List.of())) {
                lines.add("        " + statement.strip().replace("\n", "\n        ") + ";");
            }
        }
    }

    private void stopsInBrief() {
        if (plan.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Stops    "
                + wrap(plan.stops().stream()
                        .map(stop -> stop.release() + (stop.pausable() ? "" : "*"))
                        .toList()));
        if (plan.stops().stream().anyMatch(stop -> !stop.pausable())) {
            lines.add("         (* the database is not wholly that release there, so the upgrade cannot pause)");
        }
        List<Risk> telling = plan.migrations().stream()
                .flatMap(migration -> migration.risks().stream())
                .toList();
        if (!telling.isEmpty()) {
            lines.add("");
            lines.add("What happens to data");
        }
        for (PlannedMigration migration : plan.migrations()) {
            String release = String.format("  %-9s", migration.release());
            migration.risks().forEach(risk -> lines.addAll(Wrapped.lines(risk(risk), release, " ".repeat(11))));
        }
    }

    private void end() {
        List<String> risks = risksInAll(plan);
        if (!risks.isEmpty()) {
            lines.add("");
            lines.add("In all");
            risks.forEach(risk -> lines.add("  " + risk));
        }
        if (!plan.warnings().isEmpty()) {
            lines.add("");
            lines.add("To know beforehand");
            plan.warnings().forEach(warning -> lines.addAll(Wrapped.lines(warning, "  - ", "    ")));
        }
        if (plan.needsSecretKey()) {
            lines.add("");
            lines.add("Passwords of outgoing webhooks will be encrypted on the way, with the key that OnCall has.");
        }
    }

    private static String risk(Risk risk) {
        String rows = risk.tellsRows() ? "" : " (" + Words.rows(risk.rows()) + ")";
        return risk.kind().title() + ": " + risk.table() + ", " + risk.text() + rows;
    }

    private static String wrap(List<String> words) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : words) {
            if (column + word.length() > 85) {
                text.append("\n         ");
                column = 0;
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        return text.toString().stripTrailing();
    }
}
