package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.LiveFacts;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.State;
import io.github.stepwise.state.StateReader;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What tests of an upgrade do with a database before and after it. */
final class Databases {
    static final Catalog CATALOG = Catalog.load();

    private Databases() {}

    static UpgradeOptions options(Path exports) {
        return UpgradeOptions.of(exports)
                .withCipher(MirageCipher.of(Reference.SECRET_KEY, Reference.CIPHER_IV))
                .withPatience(3, Duration.ofSeconds(20));
    }

    static State state(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Schema live = Dialect.of(database.engine()).introspect(connection);
            return new StateReader(CATALOG).read(connection, live);
        }
    }

    static Plan plan(TestDatabase database, String target, Set<App> apps) throws Exception {
        return plan(database, state(database), target, apps);
    }

    static Plan plan(TestDatabase database, State from, String target, Set<App> apps) throws Exception {
        Engine engine = database.engine();
        Dialect dialect = Dialect.of(engine);
        try (Database open = Database.open(database.settings());
                Connection connection = open.connection()) {
            LiveFacts facts = new LiveFacts(connection, dialect.introspect(connection), dialect::quote);
            return new Planner(CATALOG, engine).plan(from, Version.of(target), apps, open.serverVersion(), facts);
        }
    }

    static UpgradeResult upgrade(TestDatabase database, String target, Set<App> apps, Path exports) throws Exception {
        return upgrade(database, target, apps, exports, options -> options, event -> {}, Faults.NONE);
    }

    static UpgradeResult upgrade(
            TestDatabase database,
            String target,
            Set<App> apps,
            Path exports,
            UnaryOperator<UpgradeOptions> choice,
            UpgradeListener listener,
            Faults faults)
            throws Exception {
        return new Upgrade(
                        CATALOG,
                        plan(database, target, apps),
                        database.settings(),
                        choice.apply(options(exports)),
                        listener,
                        faults)
                .run();
    }

    static List<Row> rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseFacts.rows(connection, database.engine());
        }
    }

    static List<String> facts(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DatabaseFacts.schema(connection, database.engine());
        }
    }
}
