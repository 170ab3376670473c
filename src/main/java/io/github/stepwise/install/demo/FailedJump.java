package io.github.stepwise.install.demo;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.install.FreshOrder;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does to a database of OnCall 1.2.40 what OnCall's own migration does when it is sent to 1.8.5 in one go: it works off the
 * migrations in its own order and fails at the one that turns buttons into webhooks, for which the column is gone by then.
 */
final class FailedJump {
    private static final Version TARGET = Version.of("1.8.5");
    private static final String FAILS_AT = "webhooks.0008_auto_20230712_1613";

    private final Catalog catalog;
    private final Set<App> apps;
    private final Dialect dialect = Dialect.of(Engine.SQLITE);
    private final Fold fold = new Fold(Engine.SQLITE, Column.Generation.SERIAL);

    FailedJump(Catalog catalog, Set<App> apps) {
        this.catalog = catalog;
        this.apps = apps;
    }

    /** The migrations that it applies, in its order. */
    List<Migration> migrations(Version from) {
        Set<String> applied = catalog.migrationsOf(from, apps).stream()
                .map(Migration::id)
                .collect(Collectors.toCollection(HashSet::new));
        return FreshOrder.of(catalog, TARGET, apps).stream()
                .filter(migration -> !applied.contains(migration.id()))
                .takeWhile(migration -> !migration.id().equals(FAILS_AT))
                .toList();
    }

    /**
     * Makes their changes, in the order of the catalog: its row changes count on all of an earlier release.
     *
     * @param before the schema of the catalog that the database has
     */
    void apply(Connection connection, Version from, Schema before) throws SQLException {
        Set<String> ids = migrations(from).stream().map(Migration::id).collect(Collectors.toSet());
        List<Migration> ordered =
                catalog.migrations().stream().filter(m -> ids.contains(m.id())).toList();
        Schema schema = before;
        try (Statement statement = connection.createStatement()) {
            for (Migration migration : ordered) {
                for (Change change : migration.changesOn(Engine.SQLITE)) {
                    Schema after = fold.apply(change, schema);
                    run(statement, change, schema, after);
                    schema = after;
                }
            }
        }
    }

    private void run(Statement statement, Change change, Schema before, Schema after) throws SQLException {
        if (change instanceof Change.UpdateRows update) {
            statement.execute(update.sql().get(Engine.SQLITE));
            return;
        }
        if (change instanceof Change.RowsChange) {
            throw new IllegalStateException("not known here: " + change);
        }
        // nothing else is in this database, so that it need not be asked what it holds
        Schema live = dialect.materialize(before);
        for (DdlStatement ddl : dialect.statements(change, before, after, live)) {
            statement.execute(ddl.sql());
        }
    }
}
