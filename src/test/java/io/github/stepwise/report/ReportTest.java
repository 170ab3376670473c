package io.github.stepwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path directory;

    @Test
    void jsonHasEveryPromisedField() {
        JsonNode report = RunJson.of(SampleRun.completed());
        assertThat(names(report))
                .containsExactly(
                        "format",
                        "stepwise",
                        "database",
                        "from",
                        "target",
                        "apps",
                        "startedAt",
                        "resumed",
                        "backup",
                        "halfUpgradedBackup",
                        "withoutBackup",
                        "sessions",
                        "outcome",
                        "seconds",
                        "condition",
                        "conditionText",
                        "verified",
                        "reached",
                        "migrations",
                        "rows",
                        "original",
                        "stops",
                        "deviations",
                        "rowChanges",
                        "exports",
                        "notes",
                        "warnings",
                        "next");
        assertThat(report.path("format").asInt()).isEqualTo(1);
        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("verified").asBoolean()).isTrue();
        assertThat(report.path("reached").asText()).isEqualTo("1.3.15");
        assertThat(report.path("resumed").asBoolean()).isTrue();
        assertThat(report.at("/database/engine").asText()).isEqualTo("sqlite");
        assertThat(report.at("/from/to").asText()).isEqualTo("1.3.13");
        assertThat(report.at("/stops/0/verified").asBoolean()).isTrue();
        assertThat(report.at("/stops/0/seconds").asDouble()).isEqualTo(3.0);
        assertThat(report.at("/stops/0/migrations/0/seconds").asDouble()).isEqualTo(1.5);
        assertThat(report.at("/rowChanges/0/rows").asLong()).isEqualTo(13);
        assertThat(report.at("/rowChanges/0/planned").asLong()).isEqualTo(12);
        assertThat(report.at("/rowChanges/0/effect").asText()).isEqualTo("update");
        assertThat(report.at("/rowChanges/0/why").asText()).isEqualTo(SampleRun.WHY);
        assertThat(report.path("deviations")).hasSize(1);
        assertThat(report.at("/deviations/0/rows").asLong()).isEqualTo(5);
        assertThat(report.at("/deviations/0/why")).hasSize(2);
        assertThat(report.at("/exports/0/file").asText()).endsWith("a.jsonl");
        assertThat(report.at("/next/0").asText()).contains("old engine");
        assertThat(report.path("next").toString()).contains("grafana/oncall:v1.3.15", "plugin", "oncall.db.before");
    }

    @Test
    void failureIsToldWhole() {
        JsonNode report = RunJson.of(SampleRun.failed());
        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.path("reached").isNull()).isTrue();
        assertThat(report.at("/failure/happened").asText()).contains("disk space");
        assertThat(report.at("/failure/dataSafe").asBoolean()).isTrue();
        assertThat(report.at("/failure/statement").asText()).isEqualTo(SampleRun.SQL);
        assertThat(report.path("next")).hasSize(2);
        assertThat(String.join("\n", RunText.whole(SampleRun.failed())))
                .contains(
                        "failed after",
                        "rolled back",
                        "What happened",
                        "disk space",
                        "Your data",
                        "No data was lost",
                        "What to do now",
                        "Make room");
    }

    @Test
    void textTellsTheSame() {
        assertThat(String.join("\n", RunText.whole(SampleRun.completed())))
                .contains(
                        "Stepwise 0.1.0",
                        "SQLite /data/oncall.db",
                        "To         OnCall 1.3.15",
                        "completed",
                        "yes: schema",
                        "step-10 (5 rows)",
                        "update 13 rows of alerts_escalationpolicy (the plan said 12)",
                        "4 rows of alerts_alert",
                        "Choose the webhook again",
                        "1.3.15  verified",
                        SampleRun.MIGRATION,
                        "something to know",
                        "grafana/oncall:v1.3.15");
    }

    @Test
    void documentationNamesEveryField() throws IOException {
        String page = Files.readString(Path.of("docs/report-format.md"));
        List<String> fields = new ArrayList<>();
        collect(RunJson.of(SampleRun.completed()), fields);
        collect(RunJson.of(SampleRun.failed()), fields);
        collect(PlanJson.of(SampleRun.plan(), Map.of(SampleRun.MIGRATION, List.of("select 1"))), fields);
        assertThat(fields.stream().distinct().filter(field -> !page.contains("`" + field + "`")))
                .isEmpty();
    }

    @Test
    void fileIsWrittenWholeAndReplaced() throws IOException {
        Path json = directory.resolve("report.json");
        ReportFile.write(json, SampleRun.begun());
        assertThat(new ObjectMapper().readTree(json.toFile()).path("outcome").asText())
                .isEqualTo("running");
        ReportFile.write(json, SampleRun.completed());
        assertThat(new ObjectMapper().readTree(json.toFile()).path("outcome").asText())
                .isEqualTo("completed");
        Path text = directory.resolve("report.TXT");
        ReportFile.write(text, SampleRun.completed());
        assertThat(Files.readString(text)).startsWith("Report of an upgrade");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(json, text);
        }
    }

    @Test
    void missingFolderIsNoticed() {
        Path file = directory.resolve("none/report.json");
        assertThatThrownBy(() -> ReportFile.write(file, SampleRun.begun())).isInstanceOf(IOException.class);
    }

    @Test
    void planInBriefHasRisksAndWarnings() {
        assertThat(String.join("\n", PlanText.brief(SampleRun.plan())))
                .contains(
                        "1 migration in 1 stop",
                        "changes rows: alerts_escalationpolicy",
                        "12 rows",
                        "rows not known yet",
                        "Drops data: 1 time, 0 rows and some",
                        "something to know",
                        "encrypted");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void collect(JsonNode node, List<String> fields) {
        fields.addAll(names(node));
        node.forEach(child -> collect(child, fields));
    }
}
