package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.ServerSource;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.mysql.MySqlSource;
import io.github.stepwise.backup.mysql.MySqlTarget;
import io.github.stepwise.backup.postgres.PostgresSource;
import io.github.stepwise.backup.postgres.PostgresTarget;
import io.github.stepwise.database.Database;
import java.sql.SQLException;

/** Which classes serve which server. */
final class Engines {
    private Engines() {}

    static ServerSource source(Database database, int jobs) throws SQLException, BackupFailure {
        return switch (database.engine()) {
            case POSTGRESQL -> PostgresSource.open(database, jobs);
            case MYSQL, MARIADB -> MySqlSource.open(database, jobs);
            case SQLITE -> throw new IllegalArgumentException("SQLite is no server");
        };
    }

    /** How a database is opened to be filled. */
    static Database.Option[] targetOptions() {
        return new Database.Option[] {Database.Option.MYSQL_LOCAL_INFILE};
    }

    static ServerTarget target(Database database) throws SQLException, BackupFailure {
        return switch (database.engine()) {
            case POSTGRESQL -> PostgresTarget.open(database);
            case MYSQL, MARIADB -> MySqlTarget.open(database);
            case SQLITE -> throw new IllegalArgumentException("SQLite is no server");
        };
    }
}
