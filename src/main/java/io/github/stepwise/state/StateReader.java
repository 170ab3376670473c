package io.github.stepwise.state;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out what a database holds, from the migrations that it records. Reads only. */
public final class StateReader {
    private static final String MIGRATIONS = "django_migrations";
    private static final Set<String> CORE = Set.of("alerts", "user_management", "schedules");

    private final Catalog catalog;
    private final Set<String> knownApps;

    /** @param catalog the releases that can be told apart */
    public StateReader(Catalog catalog) {
        this.catalog = catalog;
        this.knownApps = catalog.migrations().stream().map(Migration::app).collect(Collectors.toSet());
    }

    /**
     * @param live the structure of the same database
     * @throws SQLException when the database cannot be read
     */
    public State read(Connection connection, Schema live) throws SQLException {
        // First of all: nothing else that is there can be trusted then, and there may be nothing else yet.
        Optional<UnfinishedRestore> restore = UnfinishedRestore.read(connection, engine(connection));
        if (restore.isPresent()) {
            UnfinishedRestore mark = restore.get();
            return new State.HalfRestored(mark.file(), mark.started(), mark.safetyBackup());
        }
        if (live.tables().isEmpty() && live.extras().isEmpty()) {
            return new State.Empty();
        }
        if (live.table(MIGRATIONS).isEmpty()) {
            return new State.Foreign(whatElse(live));
        }
        Set<String> recorded = recorded(connection);
        if (recorded.stream().noneMatch(id -> CORE.contains(app(id)))) {
            return new State.Foreign("it belongs to another application, with the parts " + apps(recorded) + ".");
        }
        List<String> unknown = recorded.stream()
                .filter(id -> knownApps.contains(app(id)))
                .filter(id -> catalog.migration(id).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            return new State.Newer(unknown);
        }
        State.OnCall database = onCall(recorded);
        Optional<UnfinishedRun> run = UnfinishedRun.find(connection, live);
        return run.isPresent()
                ? new State.Unfinished(run.get().target(), run.get().startedAt(), database)
                : database;
    }

    /** As far as the mark of a restore needs it; MariaDB is one with MySQL there. */
    private static Engine engine(Connection connection) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "PostgreSQL" -> Engine.POSTGRESQL;
            case "SQLite" -> Engine.SQLITE;
            default -> Engine.MYSQL;
        };
    }

    /** What a set of recorded migrations amounts to, in whatever order they were recorded. */
    State.OnCall onCall(Set<String> recorded) {
        List<String> applied = recorded.stream()
                .filter(id -> catalog.migration(id).isPresent())
                .toList();
        Set<App> apps = apps(applied);
        List<Version> same = new ArrayList<>();
        Optional<Version> reached = Optional.empty();
        Set<String> comparable = comparable(applied);
        for (Release release : catalog.releases()) {
            Set<String> expected = ids(catalog.migrationsOf(release.version(), apps));
            if (comparable.containsAll(expected)) {
                reached = Optional.of(release.version());
                if (expected.size()
                        == comparable.stream()
                                .filter(id -> isStillIn(id, release))
                                .count()) {
                    same.add(release.version());
                }
            }
        }
        if (!same.isEmpty() && reached.equals(Optional.of(same.get(same.size() - 1)))) {
            return new State.Known(same.get(0), same.get(same.size() - 1), applied, apps);
        }
        return Stories.between(catalog, reached, comparable, applied, apps);
    }

    /** Applied migrations less those that only releases of the past have. */
    private Set<String> comparable(List<String> applied) {
        return applied.stream()
                .filter(id -> !catalog.migration(id).orElseThrow().legacy())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A migration that a release no longer has does not speak against it. */
    private boolean isStillIn(String id, Release release) {
        return catalog.migration(id)
                .flatMap(Migration::retired)
                .map(end -> !release.version().isAtLeast(end))
                .orElse(true);
    }

    private static Set<App> apps(List<String> applied) {
        Set<App> apps = EnumSet.noneOf(App.class);
        boolean openSource = applied.stream().anyMatch(id -> app(id).equals(App.OSS_INSTALLATION.label()));
        for (App app : App.values()) {
            boolean present = applied.stream().anyMatch(id -> app(id).equals(app.label()));
            if (present || openSource && app.isOnByDefault()) {
                apps.add(app);
            }
        }
        return apps;
    }

    private static Set<String> recorded(Connection connection) throws SQLException {
        Set<String> recorded = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select app, name from " + MIGRATIONS + " order by id")) {
            while (rows.next()) {
                recorded.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        return recorded;
    }

    private static String whatElse(Schema live) {
        Set<String> tables = live.tables().keySet();
        if (tables.containsAll(Set.of("dashboard", "data_source", "org"))) {
            return "it is Grafana's own database. OnCall has a database of its own, often named oncall.";
        }
        List<String> some = tables.stream().limit(5).toList();
        return "it has " + tables.size() + " tables, among them " + String.join(", ", some)
                + ", but not the table django_migrations in which OnCall records its migrations.";
    }

    private static String apps(Set<String> recorded) {
        Set<String> apps = recorded.stream().map(StateReader::app).collect(Collectors.toCollection(TreeSet::new));
        return apps.isEmpty() ? "(none recorded)" : String.join(", ", apps);
    }

    private static String app(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    static Set<String> ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
