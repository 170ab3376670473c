package io.github.stepwise.install;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ProblemWords;
import io.github.stepwise.database.Problems;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prepares an empty database for a release of OnCall: its schema as one piece instead of a replay of all migrations, which
 * are then recorded as applied. Either all of it is there afterwards, or nothing; see {@link InstallFailure#left()}.
 */
public final class FreshInstall {
    private final Catalog catalog;
    private final Clock clock;

    public FreshInstall(Catalog catalog) {
        this(catalog, Clock.systemUTC());
    }

    /** @param clock tells when the migrations were applied */
    public FreshInstall(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Looks whether something is there already that nothing may be installed over, so that an admin need not decide
     * anything in vain. Changes nothing; a database that is not there yet is no obstacle.
     *
     * @throws InstallFailure of the kind {@link InstallFailure.Kind#NOT_EMPTY} if so
     * @throws DatabaseProblem if it cannot be told
     */
    public static void refuseOccupied(ConnectionSettings target) throws InstallFailure, DatabaseProblem {
        if (target.engine() == Engine.SQLITE && !Files.exists(target.file())) {
            return;
        }
        Optional<Database> found = Premises.find(target);
        if (found.isEmpty()) {
            return;
        }
        try (Database database = found.get();
                Connection connection = database.connection()) {
            Occupants.of(connection, database.engine()).refuse(Premises.name(target));
        } catch (SQLException e) {
            throw Problems.translate(e, target);
        }
    }

    /**
     * Installs, on the calling thread.
     *
     * @throws InstallFailure when it did not come about; everything that was made has been taken away again as far as that
     *     was possible
     * @throws IllegalArgumentException when the catalog has no such release
     */
    public Installed run(InstallRequest request, InstallListener listener) throws InstallFailure {
        if (catalog.release(request.release()).isEmpty()) {
            throw new IllegalArgumentException("there is no release " + request.release());
        }
        Undo undo = new Undo();
        try {
            return install(request, undo, listener);
        } catch (InstallFailure failure) {
            throw failure.withLeft(undo.run(listener));
        } catch (DatabaseProblem problem) {
            throw InstallFailure.of(problem).withLeft(undo.run(listener));
        } catch (SQLException e) {
            throw InstallFailure.of(Problems.translate(e, request.target())).withLeft(undo.run(listener));
        } catch (IOException e) {
            throw InstallFailure.of(request.target().file(), e).withLeft(undo.run(listener));
        } catch (RuntimeException e) {
            undo.run(InstallListener.NONE); // the listener itself may be what has failed
            throw e;
        }
    }

    private Installed install(InstallRequest request, Undo undo, InstallListener listener)
            throws SQLException, DatabaseProblem, IOException, InstallFailure {
        List<String> migrations = FreshOrder.recorded(FreshOrder.of(catalog, request.release(), request.apps()));
        Premises premises = Premises.prepare(request, catalog.newest(), undo, listener);
        try (Database database = premises.database()) {
            Schema schema = catalog.freshSchema(database.engine(), request.release(), request.apps());
            SchemaWriter writer = new SchemaWriter(database, schema, listener);
            boolean alone = !premises.databaseCreated(); // or the tables go with their database
            boolean atOnce = !database.engine().hasTransactionalDdl();
            if (alone && atOnce) {
                writer.undoIn(undo);
            }
            try (Connection connection = database.connection()) {
                fill(connection, premises, writer, migrations, listener);
                if (alone && !atOnce) {
                    writer.undoIn(undo); // a commit that gets no answer may have worked nevertheless
                }
                connection.commit();
            }
            undo.forget();
            List<Phrase> notes = notes(request, premises);
            return new Installed(
                    connection(request, database),
                    request.release(),
                    request.apps(),
                    schema.tables().size(),
                    migrations.size(),
                    premises.databaseCreated(),
                    premises.userCreated(),
                    notes);
        }
    }

    private void fill(
            Connection connection,
            Premises premises,
            SchemaWriter writer,
            List<String> migrations,
            InstallListener listener)
            throws SQLException, InstallFailure {
        Engine engine = premises.database().engine();
        connection.setAutoCommit(false); // closing it without a commit rolls back
        if (!premises.actAs().isEmpty()) {
            execute(connection, premises.actAs());
        }
        Occupants.of(connection, engine).refuse(premises.database().settings().describe());
        if (engine.isMySqlFamily()) {
            // or each foreign key copies its table
            execute(connection, "set foreign_key_checks = 0");
        }
        writer.write(connection);
        if (engine.isMySqlFamily()) {
            execute(connection, "set foreign_key_checks = 1");
        }
        listener.on(new InstallEvent.RecordingMigrations(migrations.size()));
        MigrationRows.write(connection, engine, migrations, clock);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ConnectionSettings connection(InstallRequest request, Database database) {
        Optional<OnCallUser> user = request.user();
        return user.isEmpty()
                ? database.settings()
                : database.settings()
                        .withCredentials(user.get().name(), user.get().password());
    }

    /** What fails when the database is complete is told, and undoes nothing. */
    private static List<Phrase> notes(InstallRequest request, Premises premises) {
        List<Phrase> notes = new ArrayList<>();
        try {
            premises.finish();
        } catch (SQLException e) {
            notes.add(InstallNotes.of("administrator", premises.atTheEnd()));
        }
        if (premises.userCreated()) {
            ConnectionSettings asUser = connection(request, premises.database());
            try {
                Database.open(asUser).close();
            } catch (DatabaseProblem problem) {
                notes.add(InstallNotes.of(
                        "user.outside",
                        ProblemWords.sentence(problem, asUser),
                        ProblemWords.nextStep(problem, asUser)));
            }
        }
        return notes;
    }
}
