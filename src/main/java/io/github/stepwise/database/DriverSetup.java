package io.github.stepwise.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * What a driver needs to open a session the way Stepwise wants it.
 *
 * @param url holds no password
 * @param properties hold the password
 * @param sessionSql run on every new connection; null for none
 */
record DriverSetup(String url, Properties properties, String sessionSql) {
    /** Seconds to wait for a server that does not answer. */
    static final int CONNECT_SECONDS = 10;

    /** Seconds to wait for a lock that somebody else holds. */
    static final int LOCK_SECONDS = 5;

    static DriverSetup of(ConnectionSettings settings, boolean foreignKeys, boolean create) throws SQLException {
        return switch (settings.engine()) {
            case POSTGRESQL -> PostgresSetup.of(settings);
            case MYSQL, MARIADB -> MySqlSetup.of(settings);
            case SQLITE -> SqliteSetup.of(settings, foreignKeys, create);
        };
    }

    /** One connection outside any pool. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties);
        if (sessionSql != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sessionSql);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    static String encode(String urlPart) {
        return urlPart == null
                ? ""
                : URLEncoder.encode(urlPart, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Never with the password. */
    @Override
    public String toString() {
        return url;
    }
}
