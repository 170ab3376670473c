package io.github.stepwise.install;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Problems;
import io.github.stepwise.plan.ServerFloor;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A database on a server: looks first, and makes user and database only when nothing speaks against it. */
final class ServerPremises {
    private final InstallRequest request;
    private final Release newest;
    private final Undo undo;
    private final InstallListener listener;
    private String atTheEnd = "";

    /** @param newest whose server will have to do for later upgrades, and for Stepwise itself */
    ServerPremises(InstallRequest request, Release newest, Undo undo, InstallListener listener) {
        this.request = request;
        this.newest = newest;
        this.undo = undo;
        this.listener = listener;
    }

    Premises prepare() throws SQLException, DatabaseProblem, InstallFailure {
        ConnectionSettings target = request.target();
        Optional<Database> found = Premises.find(target);
        Database server = found.isPresent() ? found.get() : Database.server(target);
        boolean done = false;
        try (Connection connection = server.connection()) {
            Administration administration = administration(server);
            if (found.isPresent()) {
                Occupants.of(connection, server.engine()).refuse(Premises.name(target));
                administration.requireEncoding(connection, target.database());
            }
            prepareUser(administration, connection);
            prepareDatabase(administration, connection, found.isPresent());
            done = found.isPresent();
        } finally {
            if (!done) {
                server.close();
            }
        }
        return new Premises(
                found.isPresent() ? server : Database.open(target),
                found.isEmpty(),
                request.user().map(OnCallUser::isNew).orElse(false),
                request.user().map(administrationOf(server.engine())::actAs).orElse(""),
                atTheEnd);
    }

    private Administration administration(Database server) throws DatabaseProblem {
        ServerFloor floor = ServerFloor.of(newest, server.engine());
        if (!floor.accepts(server.serverVersion())) {
            String number = floor.toString().substring(server.engine().title().length() + 1);
            throw Problems.tooOld(server.serverVersion(), number, server.settings());
        }
        return administrationOf(server.engine());
    }

    private static Administration administrationOf(Engine engine) {
        return engine == Engine.POSTGRESQL ? new PostgresAdministration() : new MySqlAdministration(engine);
    }

    private void prepareUser(Administration administration, Connection connection) throws SQLException, InstallFailure {
        if (request.user().isEmpty()) {
            return;
        }
        OnCallUser user = request.user().get();
        if (user.isNew()) {
            administration.createUser(connection, user);
            undo(InstallNotes.of("left.user", user.name()), administration.dropUser(user), true);
            listener.on(new InstallEvent.UserCreated(user.name()));
        }
        administration.join(connection, user, (what, sql) -> {
            undo(what, sql, true);
            atTheEnd = sql;
        });
    }

    private void prepareDatabase(Administration administration, Connection connection, boolean isThere)
            throws SQLException, InstallFailure {
        String name = request.target().database();
        if (!isThere) {
            administration.createDatabase(connection, name, request.user().orElse(null));
            undo(InstallNotes.of("left.database", name), administration.dropDatabase(name), true);
            listener.on(new InstallEvent.DatabaseCreated(name));
        }
        if (request.user().isPresent()) {
            administration.grant(connection, name, request.user().get(), (what, sql) -> undo(what, sql, !isThere));
        }
    }

    /** @param onServer false to connect to the database itself, where the server may not let everybody in elsewhere */
    private void undo(Phrase what, String sql, boolean onServer) {
        undo.add(what, InstallNotes.remedy(sql + ";"), () -> {
            try (Database database = onServer ? Database.server(request.target()) : Database.open(request.target());
                    Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
