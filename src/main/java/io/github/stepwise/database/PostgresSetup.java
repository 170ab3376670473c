package io.github.stepwise.database;

import java.util.Properties;

/** How Stepwise opens PostgreSQL. */
final class PostgresSetup {
    private PostgresSetup() {}

    static DriverSetup of(ConnectionSettings settings) {
        String database = settings.database() == null ? "postgres" : settings.database();
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        properties.setProperty("password", settings.password().reveal());
        properties.setProperty("ApplicationName", "stepwise");
        properties.setProperty("connectTimeout", String.valueOf(DriverSetup.CONNECT_SECONDS));
        properties.setProperty("loginTimeout", String.valueOf(2 * DriverSetup.CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        // A prepared statement that the server keeps fails once its table has another shape.
        properties.setProperty("prepareThreshold", "0");
        tls(settings, properties);
        String url =
                "jdbc:postgresql://" + settings.urlHost() + ":" + settings.port() + "/" + DriverSetup.encode(database);
        // As statements, not as start-up options: poolers such as pgbouncer refuse those.
        String session = "set lock_timeout = '" + DriverSetup.LOCK_SECONDS + "s'; set time zone 'UTC';"
                + " set application_name = 'stepwise'; set statement_timeout = 0;"
                + " set idle_in_transaction_session_timeout = 0";
        return new DriverSetup(url, properties, session);
    }

    private static void tls(ConnectionSettings settings, Properties properties) {
        properties.setProperty("sslmode", settings.tls().id());
        if (settings.tls().verifies()) {
            if (settings.certificate() != null) {
                properties.setProperty("sslrootcert", settings.certificate().toString());
            } else {
                properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
    }
}
