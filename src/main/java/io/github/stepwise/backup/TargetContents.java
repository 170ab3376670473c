package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database holds to which a backup is to be restored, and what would go then. */
public final class TargetContents {
    private static final String SQLITE = "select type, name from sqlite_master"
            + " where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by name";

    private TargetContents() {}

    /**
     * Its objects, without those that belong to the server; nothing is changed.
     *
     * @throws DatabaseProblem if it cannot be read
     * @throws BackupFailure if this user may not see them all
     */
    public static List<DatabaseObject> of(Database database) throws DatabaseProblem, BackupFailure {
        if (database.engine() == Engine.SQLITE) {
            return ofFile(database);
        }
        try (ServerTarget target = Engines.target(database)) {
            return List.copyOf(target.present());
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }

    private static List<DatabaseObject> ofFile(Database database) throws DatabaseProblem {
        List<DatabaseObject> found = new ArrayList<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQLITE)) {
            while (rows.next()) {
                found.add(new DatabaseObject(rows.getString(1), rows.getString(2)));
            }
            return found;
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }
}
