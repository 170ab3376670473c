package io.github.stepwise.database;

import io.github.stepwise.database.ProblemTexts.Words;
import io.github.stepwise.schema.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Stepwise says about rights that are missing, with the statement that gives them. */
final class RightsTexts {
    private static final Pattern SCHEMA = Pattern.compile("schema \"?([^\"\\s]+)\"?");
    private static final Pattern OWNED = Pattern.compile("must be owner of (\\w+) \"?([^\"\\n]+?)\"?(\\n|$)");

    private final ConnectionSettings settings;
    private final String serverText;
    private final String user;
    private final String database;

    RightsTexts(ConnectionSettings settings, String serverText) {
        this.settings = settings;
        this.serverText = serverText;
        this.user = settings.user() == null ? "" : settings.user();
        this.database = settings.database() == null ? "" : settings.database();
    }

    Words of(Reason reason) {
        return switch (reason) {
            case ADDRESS_FORBIDDEN ->
                new Words(
                        settings.engine().title() + " on " + settings.address() + " does not let this computer in.",
                        isPostgres()
                                ? "Have an administrator of the server add a line to pg_hba.conf for this computer, database "
                                        + database + " and user " + user + ", and reload."
                                : "Have an administrator of the server allow it: CREATE USER '" + quoted(user, '\'')
                                        + "'@'<address of this computer>' … If it is blocked after failed attempts:"
                                        + " FLUSH HOSTS; (MariaDB) or TRUNCATE TABLE performance_schema.host_cache; (MySQL).");
            case DATABASE_RIGHT ->
                new Words(
                        "User " + user + " has no right to database " + database + ", or it does not exist.",
                        isPostgres()
                                ? admin("GRANT CONNECT, CREATE, TEMPORARY ON DATABASE " + name(database) + " TO "
                                        + name(user) + ";")
                                : "Check the name of the database. If it is right: " + admin(grantAll()));
            case CREATE_DATABASE_RIGHT ->
                new Words(
                        "User " + user + " may not create databases.",
                        admin("ALTER ROLE " + name(user) + " CREATEDB;"));
            case SCHEMA_RIGHT ->
                new Words(
                        "User " + user + " may not create tables in schema " + schema() + " of database " + database
                                + ".",
                        "Connect as the user that OnCall itself uses. Or: "
                                + admin("GRANT USAGE, CREATE ON SCHEMA " + name(schema()) + " TO " + name(user) + ";"));
            case OWNER -> owner();
            case FILE_RIGHT ->
                new Words(
                        "This user of the computer may not read " + settings.file() + ".",
                        "OnCall's container writes it as user 1000: start Stepwise as that user, or copy the file.");
            default ->
                new Words(
                        "User " + user + " lacks a right on " + settings.describe() + ".",
                        isPostgres()
                                ? "Connect as the user that OnCall itself uses; it owns the tables. Or as an administrator: "
                                        + "GRANT " + name("<owner of the tables>") + " TO " + name(user) + ";"
                                : admin(grantAll()));
        };
    }

    private Words owner() {
        Matcher owned = OWNED.matcher(serverText);
        boolean named = owned.find();
        String what = named ? owned.group(1) + " " + owned.group(2) : "the table";
        return new Words(
                "User " + user + " does not own " + what + ", and only the owner may change it.",
                "Connect as the user that OnCall itself uses. Or, as an administrator in database " + database
                        + ", let this user share the owner's rights, which takes nothing from OnCall: GRANT "
                        + name("<owner>") + " TO " + name(user) + ";");
    }

    private boolean isPostgres() {
        return settings.engine() == Engine.POSTGRESQL;
    }

    private static String admin(String sql) {
        return "Have an administrator of the server run: " + sql;
    }

    private String schema() {
        Matcher matcher = SCHEMA.matcher(serverText);
        return matcher.find() ? matcher.group(1) : "public";
    }

    private String grantAll() {
        return "GRANT ALL PRIVILEGES ON `" + quoted(database, '`') + "`.* TO " + account(user)
                + "; (SELECT CURRENT_USER(); shows the host part of the user)";
    }

    /** MySQL's name of a user; the host part is the usual one. */
    static String account(String user) {
        return "'" + quoted(user, '\'') + "'@'%'";
    }

    private static String name(String name) {
        return name.matches("[a-z_][a-z0-9_]*") || name.startsWith("<") ? name : "\"" + quoted(name, '"') + "\"";
    }

    private static String quoted(String text, char quote) {
        return text.replace(String.valueOf(quote), String.valueOf(quote) + quote);
    }
}
