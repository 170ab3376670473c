package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.sql.SQLException;

/** Whether this account may do what migrations do. Really makes tables and drops them: catalogs do not tell all. */
final class RightsCheck implements Check {
    @Override
    public String id() {
        return "rights";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException, IOException {
        return switch (look.engine()) {
            case POSTGRESQL -> new PostgresRights(look).answer();
            case MYSQL, MARIADB -> new MySqlRights(look).answer();
            case SQLITE -> new SqliteRights(look).answer();
        };
    }
}
