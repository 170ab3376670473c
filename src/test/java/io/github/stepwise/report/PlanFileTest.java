package io.github.stepwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.plan.SqlPreview;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of a real database in all its forms. */
class PlanFileTest {
    private static final Catalog CATALOG = Catalog.load();

    @TempDir
    private Path folder;

    private Plan plan;
    private Map<String, List<String>> sql;

    @BeforeEach
    void plan() throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, "1.2.40");
                Database database = Database.open(sample.settings())) {
            Inspection found = Inspection.of(database, CATALOG);
            plan = Inspection.<Plan, PlanRefused>ask(
                    database,
                    connection -> new Planner(CATALOG, Engine.SQLITE)
                            .plan(
                                    found.state(),
                                    Version.of("1.8.5"),
                                    Set.of(),
                                    database.serverVersion(),
                                    found.facts(connection, database)));
            sql = new SqlPreview(CATALOG, Dialect.of(Engine.SQLITE)).of(plan);
        }
    }

    @Test
    void isTextForPeople() throws IOException {
        Path file = write("plan.txt");
        String end = System.lineSeparator();
        assertThat(Files.readString(file)).isEqualTo(String.join(end, PlanText.whole(plan, sql)) + end);
        // What the sentence tells of the rows is not taken back behind it.
        assertThat(Files.readString(file).replaceAll("\\s+", " "))
                .contains("what comes before changes that.)")
                .doesNotContain("what comes before changes that.) (");
    }

    @Test
    void isJsonForPrograms() throws IOException {
        Path file = write("Plan.JSON");
        assertThat(new ObjectMapper().readTree(file.toFile()).toString())
                .isEqualTo(PlanJson.of(plan, sql).toString());
    }

    /** Whatever is no comment is a statement of the plan, whole and in its order. */
    @Test
    void isSqlForReading() throws IOException {
        List<String> lines = Files.readAllLines(write("plan.sql"));
        assertThat(lines.get(0)).isEqualTo("-- This file is for reading. Do not run it by hand:");
        assertThat(lines)
                .contains("-- ==== Stop 1.3.11 ====")
                .anyMatch(line -> line.startsWith("-- webhooks.0008_auto_20230712_1613: "))
                .anyMatch(line -> line.startsWith("-- ! drops data: alerts_alertgroup, column is_archived"))
                .anyMatch(line -> line.startsWith("-- done by Stepwise (ButtonsToWebhooks)"));
        String statements = lines.stream()
                .filter(line -> !line.startsWith("--") && !line.isEmpty())
                .collect(Collectors.joining("\n"));
        String expected = sql.values().stream()
                .flatMap(List::stream)
                .filter(statement -> !statement.startsWith("--"))
                .flatMap(statement -> Stream.of(statement.strip() + ";"))
                .collect(Collectors.joining("\n"));
        assertThat(statements).isEqualTo(expected.replaceAll("\n\\s*\n", "\n"));
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.txt"), "old");
        write("plan.txt");
        assertThat(file).content().startsWith("From     OnCall 1.2.40");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void takesNoOtherName() {
        for (String name : List.of("plan", "plan.html", "sql")) {
            Path file = folder.resolve(name);
            assertThat(PlanFile.fits(file)).isFalse();
            assertThatThrownBy(() -> PlanFile.write(file, plan, sql)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(PlanFile.fits(Path.of("/"))).isFalse();
    }

    @Test
    void failsWhereThereIsNoFolder() {
        assertThatThrownBy(() -> write("missing/plan.sql")).isInstanceOf(IOException.class);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(PlanFile.fits(file)).isTrue();
        PlanFile.write(file, plan, sql);
        return file;
    }
}
