package io.github.stepwise.database;

import java.sql.SQLException;
import java.util.Properties;

/**
 * How Stepwise opens MySQL and MariaDB, both with Connector/J. Its defaults lose data quietly (a tinyint becomes a boolean, a
 * year a date) and report to OpenTelemetry where it finds it.
 */
final class MySqlSetup {
    private MySqlSetup() {}

    static DriverSetup of(ConnectionSettings settings) throws SQLException {
        Properties properties = new Properties();
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        properties.setProperty("password", settings.password().reveal());
        values(properties);
        safety(properties);
        tls(settings, properties);
        properties.setProperty("connectTimeout", String.valueOf(DriverSetup.CONNECT_SECONDS * 1000));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", MySqlSocket.class.getName());
        properties.setProperty("connectionAttributes", "program_name:stepwise");
        // Set by the driver before it asks the server for sql_mode, so that it reads quotes as the server does.
        properties.setProperty("sessionVariables", session());
        String url = "jdbc:mysql://" + settings.urlHost() + ":" + settings.port() + "/"
                + DriverSetup.encode(settings.database());
        return new DriverSetup(url, properties, null);
    }

    private static String session() {
        return "sql_mode='STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"
                + ",time_zone='+00:00'"
                + ",lock_wait_timeout=" + DriverSetup.LOCK_SECONDS
                + ",innodb_lock_wait_timeout=" + DriverSetup.LOCK_SECONDS
                + ",wait_timeout=86400,net_read_timeout=600,net_write_timeout=600";
    }

    private static void values(Properties properties) {
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("connectionCollation", "utf8mb4_unicode_ci");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "false");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        // A zero date must neither pass for NULL nor for the year 1.
        properties.setProperty("zeroDateTimeBehavior", "EXCEPTION");
        properties.setProperty("useServerPrepStmts", "false");
    }

    private static void safety(Properties properties) {
        properties.setProperty("openTelemetry", "DISABLED");
        properties.setProperty("paranoid", "true");
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("autoDeserialize", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("autoReconnect", "false");
    }

    /**
     * Lets the driver agree with the server that LOAD DATA LOCAL is possible. A server that was broken into could then ask
     * for any file of this computer; it gets none, because files may only come from a folder that does not exist, and streams
     * only while a restore says so.
     */
    static void allowStreams(Properties properties) {
        properties.setProperty("allowLoadLocalInfileInPath", "stepwise-gives-no-file-away");
    }

    private static void tls(ConnectionSettings settings, Properties properties) throws SQLException {
        Tls tls = settings.tls();
        properties.setProperty(
                "sslMode",
                switch (tls) {
                    case DISABLE -> "DISABLED";
                    case PREFER -> "PREFERRED";
                    case REQUIRE -> "REQUIRED";
                    case VERIFY_CA -> "VERIFY_CA";
                    case VERIFY_FULL -> "VERIFY_IDENTITY";
                });
        // Without TLS the server's public key is taken on trust: somebody in between could read the password.
        boolean trusted = tls == Tls.DISABLE || (tls == Tls.PREFER && settings.isLoopback());
        properties.setProperty("allowPublicKeyRetrieval", String.valueOf(trusted));
        if (tls.verifies() && settings.certificate() != null) {
            TrustStore store = TrustStore.of(settings.certificate());
            properties.setProperty("trustCertificateKeyStoreUrl", store.url());
            properties.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
            properties.setProperty("trustCertificateKeyStorePassword", TrustStore.PASSWORD);
            properties.setProperty("fallbackToSystemTrustStore", "false");
        }
    }
}
