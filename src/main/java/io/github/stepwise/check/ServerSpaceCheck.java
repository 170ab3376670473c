package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.sql.SQLException;

/** How much room the server should have: it does not tell how much it has. */
final class ServerSpaceCheck implements Check {
    /** A table is written anew beside the old one, and the log of changes holds it once more. */
    private static final int TIMES = 2;

    @Override
    public String id() {
        return "server-space";
    }

    @Override
    public boolean appliesTo(Engine engine, Premises premises) {
        return engine != Engine.SQLITE;
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException, IOException {
        long needed = TIMES * Room.ofBiggestTable(look);
        return Answer.note("unseen", Room.mib(needed), Room.mib(Room.of(look)));
    }
}
