package io.github.stepwise.report;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.state.State;
import io.github.stepwise.upgrade.Upgrade;
import io.github.stepwise.upgrade.UpgradeEvent;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.BiConsumer;

/** A real upgrade of a demo database, for the report of it. */
final class DemoRun {
    private static final Catalog CATALOG = Catalog.load();

    private final ConnectionSettings settings;
    private UpgradeOptions options;
    private BiConsumer<Upgrade, UpgradeEvent> watcher = (upgrade, event) -> {};

    private DemoRun(Path directory) {
        this.settings = ConnectionSettings.sqlite(directory.resolve("oncall.db"));
        this.options = UpgradeOptions.of(directory.resolve("exported-rows"))
                .withCipher(MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV));
    }

    /** A new database of OnCall 1.2.40. */
    static DemoRun in(Path directory) throws Exception {
        DemoRun run = new DemoRun(directory);
        new DemoDatabase(CATALOG).create(run.settings.file());
        return run;
    }

    DemoRun afterStatement(String sql) throws Exception {
        try (Database database = Database.open(settings);
                Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(sql);
        }
        return this;
    }

    DemoRun pausingAt(String release) {
        options = options.withPauseAt(Version.of(release));
        return this;
    }

    DemoRun watchedBy(BiConsumer<Upgrade, UpgradeEvent> newWatcher) {
        watcher = newWatcher;
        return this;
    }

    RunRecord to(Version target) throws Exception {
        Plan plan;
        String server;
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, CATALOG);
            server = database.serverVersion().toString();
            plan = Inspection.<Plan, PlanRefused>ask(
                    database,
                    connection -> new Planner(CATALOG, database.engine())
                            .plan(
                                    found.state(),
                                    target,
                                    ((State.OnCall) found.state()).apps(),
                                    database.serverVersion(),
                                    found.facts(connection, database)));
        }
        RunRecord run = new RunRecord(new RunRecord.Subject("0.1.0", server, settings.describe()), plan, Instant.now());
        Upgrade[] upgrade = new Upgrade[1];
        upgrade[0] = new Upgrade(CATALOG, plan, settings, options, event -> {
            run.onEvent(event);
            watcher.accept(upgrade[0], event);
        });
        run.end(upgrade[0].run());
        return run;
    }
}
