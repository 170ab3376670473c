package io.github.stepwise.plan;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.state.Drift;
import io.github.stepwise.state.State;
import io.github.stepwise.state.StateReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one look at a database shows. Reads only.
 *
 * @param live its structure
 * @param state what that and the recorded migrations amount to
 */
public record Inspection(Schema live, State state) {

    /** Something that asks a connection and may be refused. */
    public interface Question<T, E extends Exception> {
        T ask(Connection connection) throws SQLException, E;
    }

    /** @throws DatabaseProblem if it cannot be read */
    public static Inspection of(Database database, Catalog catalog) throws DatabaseProblem {
        return ask(database, connection -> {
            Schema live = Dialect.of(database.engine()).introspect(connection);
            return new Inspection(live, new StateReader(catalog).read(connection, live));
        });
    }

    /** Where the structure is not what the recorded migrations leave; nothing for anything but a database of OnCall. */
    public List<Difference> drift(Database database, Catalog catalog) {
        return state instanceof State.OnCall oncall
                ? new Drift(catalog, Dialect.of(database.engine())).between(oncall.applied(), live)
                : List.of();
    }

    /** Answers questions about the rows, as long as the connection is open. */
    public LiveFacts facts(Connection connection, Database database) {
        return new LiveFacts(connection, live, Dialect.of(database.engine())::quote);
    }

    /** Asks with a connection of its own. */
    public static <T, E extends Exception> T ask(Database database, Question<T, E> question) throws DatabaseProblem, E {
        try (Connection connection = database.connection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }
}
