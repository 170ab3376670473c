package io.github.stepwise.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.PlannedStop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A plan on disk, in the form that the end of the name asks for: {@code .txt} for people, {@code .json} for programs, {@code
 * .sql} for whoever wants to read the statements in their order. It holds no secret: the statements are the catalog's own.
 */
public final class PlanFile {
    /** The ends of names that there is a form for. */
    public static final List<String> ENDINGS = List.of(".txt", ".json", ".sql");

    private static final List<String> SQL_HEADER = List.of(
            "This file is for reading. Do not run it by hand:",
            "it leaves out what Stepwise does besides the statements (it encrypts secrets, makes keys, and converts rows",
            "that SQL cannot), it asks for none of the conditions under which a statement is left out, takes constraints",
            "to have the names that OnCall gives them, keeps no rows before they are deleted, does not stop where something",
            "is not as expected, and verifies nothing.",
            "The upgrade itself is: stepwise upgrade");

    private PlanFile() {}

    /** Whether there is a form for the name. */
    public static boolean fits(Path file) {
        return ENDINGS.contains(ending(file));
    }

    /**
     * Writes a plan; a file of that name is replaced.
     *
     * @param sql the statements by id of the migration, as {@code SqlPreview} tells them
     * @throws IllegalArgumentException if the name has none of {@link #ENDINGS}
     * @throws IOException if the folder is missing or may not be written to
     */
    public static void write(Path file, Plan plan, Map<String, List<String>> sql) throws IOException {
        WholeFile.write(
                file,
                switch (ending(file)) {
                    case ".txt" -> text(PlanText.whole(plan, sql), System.lineSeparator());
                    case ".json" ->
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(PlanJson.of(plan, sql))
                                + "\n";
                    case ".sql" -> text(script(plan, sql), "\n");
                    default -> throw new IllegalArgumentException("no form for " + file.getFileName());
                });
    }

    private static String ending(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
    }

    private static String text(List<String> lines, String end) {
        return String.join(end, lines) + end;
    }

    private static List<String> script(Plan plan, Map<String, List<String>> sql) {
        List<String> lines = new ArrayList<>();
        SQL_HEADER.forEach(line -> comment(lines, line));
        lines.add("");
        comment(lines, plan.from().describe());
        comment(
                lines,
                "The way to OnCall " + plan.target() + " on " + plan.engine().title());
        for (PlannedStop stop : plan.stops()) {
            lines.add("");
            comment(lines, "==== Stop " + stop.release() + " ====");
            for (PlannedMigration migration : stop.migrations()) {
                lines.add("");
                comment(lines, migration.id() + ": " + migration.title());
                migration
                        .risks()
                        .forEach(risk -> comment(
                                lines,
                                "! " + risk.kind().title() + ": " + risk.table() + ", " + risk.text() + " ("
                                        + Words.rows(risk.rows()) + ")"));
                sql.getOrDefault(migration.id(), List.of()).forEach(statement -> statement(lines, statement.strip()));
            }
        }
        return lines;
    }

    private static void statement(List<String> lines, String statement) {
        if (statement.startsWith("--")) {
            comment(lines, statement.substring(2).strip());
        } else {
            lines.addAll(statement.lines().toList());
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + ";");
        }
    }

    /** A text of several lines stays a comment in each of them. */
    private static void comment(List<String> lines, String text) {
        text.lines().forEach(line -> lines.add("-- " + line));
    }
}
