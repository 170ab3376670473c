package io.github.stepwise.install.demo;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Problems;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Makes an OnCall 1.2.40 database on SQLite to try Stepwise on: two invented companies with teams, integrations, escalation
 * chains, schedules and three months of alert groups. Whatever an upgrade to the newest release changes, it has rows for.
 * The same every time.
 */
public final class DemoDatabase {
    /** The release whose database it is. */
    public static final Version RELEASE = Version.of("1.2.40");

    /** What its secrets are encrypted with: its MIRAGE_SECRET_KEY. */
    public static final String SECRET_KEY = "stepwise-demo-key-that-protects-nothing-at-all";

    /** Its MIRAGE_CIPHER_IV. */
    public static final String CIPHER_IV = MirageCipher.USUAL_IV;

    private static final Set<App> APPS = InstallRequest.usualApps();
    private static final String CHANGE_HISTORY = "insert into django_migrations (app, name, applied) values (?, ?, ?)";

    private final Catalog catalog;

    public DemoDatabase(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Makes the database of a healthy installation.
     *
     * @param file must not be there yet, or be empty
     * @throws InstallFailure when it holds something
     * @throws DatabaseProblem when it cannot be written; it is gone again then
     */
    public void create(Path file) throws InstallFailure, DatabaseProblem {
        create(file, false);
    }

    /**
     * Makes the database that is left when the same installation was sent to 1.8.5 in one go (issue #4701): half migrated,
     * the links from escalation steps to their buttons dropped.
     *
     * @param file must not be there yet, or be empty
     * @throws InstallFailure when it holds something
     * @throws DatabaseProblem when it cannot be written; it is gone again then
     */
    public void createBroken4701(Path file) throws InstallFailure, DatabaseProblem {
        create(file, true);
    }

    private void create(Path file, boolean broken) throws InstallFailure, DatabaseProblem {
        ConnectionSettings settings = ConnectionSettings.sqlite(file);
        Clock clock = Clock.fixed(Chance.BEGINNING, ZoneOffset.UTC);
        new FreshInstall(catalog, clock).run(InstallRequest.of(settings, RELEASE), InstallListener.NONE);
        boolean complete = false;
        try (Database database = Database.open(settings);
                Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            Schema schema = catalog.freshSchema(Engine.SQLITE, RELEASE, APPS);
            fill(connection, schema);
            if (broken) {
                breakIt(connection, schema);
            }
            connection.commit();
            complete = true;
        } catch (SQLException e) {
            throw Problems.translate(e, settings);
        } finally {
            if (!complete) {
                delete(settings.file());
            }
        }
    }

    private static void fill(Connection connection, Schema schema) throws SQLException {
        Chance chance = new Chance();
        MirageCipher cipher = MirageCipher.of(SECRET_KEY, CIPHER_IV);
        try (Rows rows = new Rows(connection, schema, chance)) {
            World world = new World(rows, chance, cipher);
            new People(world).add();
            new Rotations(world).add();
            new Escalations(world).add();
            new Integrations(world).add();
            new Incidents(world).add();
            new Leftovers(world).add();
        }
    }

    private void breakIt(Connection connection, Schema schema) throws SQLException {
        FailedJump jump = new FailedJump(catalog, APPS);
        jump.apply(connection, RELEASE, schema);
        try (var statement = connection.prepareStatement(CHANGE_HISTORY)) {
            for (Migration migration : jump.migrations(RELEASE)) {
                statement.setString(1, migration.app());
                statement.setString(2, migration.name());
                statement.setString(3, "2023-06-14 17:00:00.000000");
                statement.executeUpdate();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a half-made demo is of no use, and in nobody's way
        }
    }
}
