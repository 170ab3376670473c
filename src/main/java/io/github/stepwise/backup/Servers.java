package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Makes and drops databases on a server. */
final class Servers {
    private static final String BYTES = "SQL_ASCII";

    private Servers() {}

    static void requireSameEngine(Manifest manifest, ConnectionSettings target) throws BackupFailure {
        Engine from = manifest.origin().engine();
        if (from != target.engine()) {
            throw BackupFailure.of(
                    Kind.WRONG_SERVER,
                    "The backup is of a " + from.title() + " database, and this is "
                            + target.engine().title() + ".",
                    "Restore it to " + from.title() + ". A backup does not turn one into the other.");
        }
    }

    /**
     * In a database without an encoding, PostgreSQL's SQL_ASCII, texts are bytes, which only another such one takes as they
     * are; and it would take the texts of any other without the conversion that they need.
     */
    static void requireSameEncoding(Manifest manifest, Database target) throws BackupFailure, SQLException {
        if (target.engine() != Engine.POSTGRESQL) {
            return;
        }
        String from = String.valueOf(manifest.origin().settings().get("encoding"));
        String to;
        try (Connection connection = target.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_encoding")) {
            row.next();
            to = row.getString(1);
        }
        if (!from.equals(to) && (from.equals(BYTES) || to.equals(BYTES))) {
            throw BackupFailure.of(
                    Kind.WRONG_SERVER,
                    "The backup is of a database with the encoding " + from + ", and this one has " + to + ".",
                    "Have the database created by the restore, or create it with the encoding " + from + ".");
        }
    }

    /**
     * Until 11.5, MariaDB marks the rows that are in force by a time in 2038, and later versions by one in 2106: restored there,
     * every row of a system-versioned table would be history.
     */
    static void requireSameEndOfTime(Manifest manifest, List<Ddl> statements, Database target) throws BackupFailure {
        if (target.engine() != Engine.MARIADB
                || endsIn2106(ServerVersion.of(Engine.MARIADB, manifest.origin().server()))
                || !endsIn2106(target.serverVersion())) {
            return;
        }
        for (Ddl statement : statements) {
            if (statement.phase() == Phase.PRE_DATA && statement.sql().contains("WITH SYSTEM VERSIONING")) {
                throw BackupFailure.of(
                        Kind.WRONG_SERVER,
                        "The " + statement.object()
                                + " keeps its history in the way of MariaDB before 11.5, and this server ("
                                + target.serverVersion() + ") would take all of its rows for history.",
                        "Restore to MariaDB 11.4 or older, and upgrade that server afterwards.");
            }
        }
    }

    private static boolean endsIn2106(ServerVersion version) {
        return version.isAtLeast(11, 5);
    }

    static boolean exists(Database server, String name) throws SQLException {
        String sql = server.engine() == Engine.POSTGRESQL
                ? "select count(*) from pg_catalog.pg_database where datname = ?"
                : "select count(*) from information_schema.schemata where schema_name = ?";
        try (Connection connection = server.connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    /** Makes an empty database like the one that the backup is of, unless it is there already. */
    static void create(ConnectionSettings server, String name, Manifest manifest, TaskControl control)
            throws BackupFailure, DatabaseProblem {
        try (Database opened = Database.server(server)) {
            try {
                if (!exists(opened, name)) {
                    create(opened, name, manifest.origin().settings(), control);
                }
            } catch (SQLException e) {
                throw BackupFailure.of(
                        opened.problem(e).kind() == DatabaseProblem.Kind.NO_RIGHTS ? Kind.NO_RIGHTS : Kind.DATABASE,
                        "The database " + name + " could not be made.",
                        opened.problem(e));
            }
        }
    }

    private static void create(Database server, String name, Map<String, String> settings, TaskControl control)
            throws SQLException {
        String quoted = Dialect.of(server.engine()).quote(name);
        if (server.engine() != Engine.POSTGRESQL) {
            String characterSet = settings.get("character_set");
            String collation = settings.get("collation");
            execute(
                    server,
                    "create database " + quoted
                            + (characterSet == null ? "" : " character set " + word(characterSet))
                            + (collation == null ? "" : " collate " + word(collation)));
            return;
        }
        String provider = settings.getOrDefault("locale_provider", "libc");
        if (!"libc".equals(provider) && server.serverVersion().major() < 15) {
            control.warn(Notes.of("no-locale-provider", provider));
        }
        String plain = "create database " + quoted + " template template0 encoding " + text(settings.get("encoding"));
        try {
            execute(server, plain + locale(settings, server.serverVersion().major()));
        } catch (SQLException e) {
            if (!"22023".equals(e.getSQLState()) && !"42809".equals(e.getSQLState())) {
                throw e;
            }
            // Names of locales are the operating system's; another one may not know them.
            execute(server, plain);
            control.warn(Notes.of("no-locale", settings.get("collation")));
        }
    }

    private static String locale(Map<String, String> settings, int major) {
        StringBuilder sql = new StringBuilder();
        option(sql, "lc_collate", settings.get("collation"));
        option(sql, "lc_ctype", settings.get("ctype"));
        String provider = settings.get("locale_provider");
        if (provider != null && !"libc".equals(provider) && major >= 15) {
            sql.append(" locale_provider ").append("icu".equals(provider) ? "icu" : "builtin");
            option(sql, "icu".equals(provider) ? "icu_locale" : "builtin_locale", settings.get("locale"));
            if (major >= 16) {
                option(sql, "icu_rules", settings.get("locale_rules"));
            }
        }
        return sql.toString();
    }

    private static void option(StringBuilder sql, String name, String value) {
        if (value != null) {
            sql.append(' ').append(name).append(' ').append(text(value));
        }
    }

    private static String text(String value) {
        return value == null ? "'UTF8'" : "'" + value.replace("'", "''") + "'";
    }

    /** Names of character sets are plain words. */
    private static String word(String value) {
        return value.replaceAll("[^A-Za-z0-9_]", "");
    }

    /** For a condition. */
    static String left(String name) {
        return "The scratch database " + name + " is still there, with what the backup holds; drop it by hand."
                + " Nothing else was changed.";
    }

    static void drop(ConnectionSettings settings) throws BackupFailure, DatabaseProblem {
        String name = settings.database();
        try (Database server = Database.server(settings)) {
            try {
                execute(
                        server,
                        "drop database if exists " + Dialect.of(server.engine()).quote(name));
            } catch (SQLException e) {
                throw BackupFailure.of(
                                Kind.DATABASE,
                                "The scratch database " + name + " could not be dropped and is still there.",
                                server.problem(e))
                        .withCondition(left(name));
            }
        }
    }

    private static void execute(Database server, String sql) throws SQLException {
        try (Connection connection = server.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
