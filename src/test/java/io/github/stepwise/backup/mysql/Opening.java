package io.github.stepwise.backup.mysql;

import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.util.List;

/** Opens a test's database as Stepwise does. */
final class Opening {
    private Opening() {}

    /** The engines of this package that can be had here. */
    static List<Engine> engines() {
        return Servers.available().stream().filter(Engine::isMySqlFamily).toList();
    }

    static Database open(TestDatabase database, Database.Option... options) throws DatabaseProblem {
        return Database.open(database.settings(), options);
    }

    static Database openAs(TestDatabase database, String user, String password) throws DatabaseProblem {
        return Database.open(database.settings().withCredentials(user, Secret.of(password)));
    }
}
