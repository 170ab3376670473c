package io.github.stepwise.upgrade;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;

/** The number under which a server knows a connection. */
final class Session {
    private Session() {}

    /** 0 on SQLite, which has no server. */
    static long of(Connection connection, Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRESQL -> Sql.number(connection, "select pg_backend_pid()");
            case MYSQL, MARIADB -> Sql.number(connection, "select connection_id()");
            case SQLITE -> 0;
        };
    }
}
