package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What plan says besides the plan, on real databases. */
class PlanCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL"})
    void saysWhichWayAndWhatItCosts(Engine engine) {
        try (TestDatabase sample = Servers.create(engine, "1.2.40")) {
            CommandRun.Outcome words = run(sample, "plan", "--to", "1.8.5");
            assertThat(words.exitCode()).isZero();
            assertThat(words.out())
                    .containsSubsequence(
                            "To know beforehand",
                            "Which way",
                            "Recommended: Stepwise upgrade of this database",
                            "35 integrations",
                            "300 alert groups",
                            "16 outgoing webhook buttons are in use",
                            "MiB on disk",
                            "What the upgrade loses",
                            "Column is_archived of alerts_alertgroup",
                            "What a fresh installation loses",
                            "Each gets a new URL",
                            "(35 rows)");

            JsonNode advice =
                    run(sample, "plan", "--to", "1.8.5", "--json").json().path("advice");
            assertThat(advice.path("recommended").asText()).isEqualTo("upgrade");
            assertThat(advice.path("reasons").get(0).asText()).contains("35 integrations");
            assertThat(advice.path("bytes").asLong()).isPositive();
            assertThat(advice.path("estimatedSeconds").asLong()).isBetween(10L, 180L);
            assertThat(advice.at("/holdings/settings/0/what").asText()).isEqualTo("Integrations");
            assertThat(advice.at("/holdings/settings/0/table").asText()).isEqualTo("alerts_alertreceivechannel");
            assertThat(advice.at("/holdings/settings/0/rows").asLong()).isEqualTo(35);
            assertThat(advice.at("/holdings/history/0/rows").asLong()).isEqualTo(300);
            assertThat(advice.path("losses"))
                    .anyMatch(loss -> loss.path("way").asText().equals("fresh")
                            && loss.path("rows").asLong() == 35)
                    .anyMatch(loss -> loss.path("way").asText().equals("upgrade")
                            && loss.path("rows").isNull());
        }
    }

    @Test
    void exportsThePlanInEveryForm() throws Exception {
        try (TestDatabase sample = Servers.create(Engine.SQLITE, "1.2.40")) {
            List<String> arguments = new ArrayList<>(List.of("plan", "--to", "1.8.5", "--json"));
            List<Path> files =
                    List.of(folder.resolve("plan.txt"), folder.resolve("plan.json"), folder.resolve("plan.sql"));
            files.forEach(file -> arguments.addAll(List.of("--export", file.toString())));
            CommandRun.Outcome run = run(sample, arguments.toArray(String[]::new));

            assertThat(run.exitCode()).isZero();
            assertThat(run.json().path("exports")).hasSize(3);
            assertThat(run.json().path("exports").get(2).asText())
                    .isEqualTo(files.get(2).toString());
            assertThat(run.err()).contains("Plan written to " + files.get(0));
            assertThat(run.json().at("/plan/stops/0/migrations/0").has("sql"))
                    .as("only with --sql")
                    .isFalse();
            for (Path file : files) {
                assertThat(Files.readString(file)).contains("INSERT INTO django_migrations");
            }
        }
    }

    @Test
    void refusesAnExportThatCannotBeBeforeItLooksAtTheDatabase() {
        CommandRun.Outcome form = CommandRun.of("plan", "--file", "nothing.db", "--export", "plan.pdf");
        assertThat(form.exitCode()).isEqualTo(2);
        assertThat(form.err()).contains("plan.pdf", ".txt, .json, .sql");

        Path missing = folder.resolve("missing").resolve("plan.txt");
        CommandRun.Outcome place = CommandRun.of("plan", "--file", "nothing.db", "--export", missing.toString());
        assertThat(place.exitCode()).isEqualTo(2);
        assertThat(place.err()).contains("is not there");
    }

    private static CommandRun.Outcome run(TestDatabase database, String... arguments) {
        return new CommandRun().passwordOf(database).run(LookingCommandsTest.on(database, arguments));
    }
}
