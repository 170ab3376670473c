package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.SQLException;

/** Whether texts are compared and sorted in the same way everywhere in the database. */
final class CollationCheck implements Check {
    @Override
    public String id() {
        return "collation";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine != Engine.SQLITE;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return look.engine() == Engine.POSTGRESQL ? PostgresCollation.of(look) : new MySqlCollation(look).answer();
    }
}
