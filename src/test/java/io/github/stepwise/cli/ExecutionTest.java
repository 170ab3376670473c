package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in front of the admin. */
class ExecutionTest {
    private static final Catalog CATALOG = Catalog.load();

    @TempDir
    Path folder;

    @Test
    void aReportThatStepwiseCannotMakeDoesNotHideHowTheRunHasEnded() throws Exception {
        Path file = folder.resolve("oncall.db");
        new DemoDatabase(CATALOG).create(file);
        ConnectionSettings settings = ConnectionSettings.sqlite(file);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                Optional.empty(),
                false,
                Map.of());
        ServerVersion server;
        Plan plan;
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, CATALOG);
            State.OnCall state = (State.OnCall) found.state();
            server = database.serverVersion();
            plan = Inspection.<Plan, Exception>ask(
                    database,
                    connection -> new Planner(CATALOG, database.engine())
                            .plan(state, Version.of("1.3.4"), state.apps(), server, found.facts(connection, database)));
        }

        RunRecord run = new Execution(terminal, CATALOG, settings)
                .run(plan, server, UpgradeOptions.of(folder.resolve("rows")), onceGood(folder.resolve("run.json")));

        assertThat(run.result().orElseThrow().outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written (java.lang.");
    }

    /** A report that can be written before the run; the root, which has no name, comes in its place after that. */
    private static List<Path> onceGood(Path file) {
        return new AbstractList<>() {
            private boolean asked;

            @Override
            public Path get(int index) {
                Path now = asked ? file.getRoot() : file;
                asked = true;
                return now;
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }
}
