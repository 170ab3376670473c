package io.github.stepwise.install;

import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** MySQL and MariaDB: the user gets all rights to the one database and none beyond it. */
final class MySqlAdministration implements Administration {
    private static final int CANNOT_USER = 1396;
    private static final int NO_USER_FOR_GRANT_MYSQL = 1410;
    private static final int NO_USER_FOR_GRANT_MARIADB = 1133;

    private final Dialect dialect;

    /** @param engine MySQL or MariaDB */
    MySqlAdministration(Engine engine) {
        this.dialect = Dialect.of(engine);
    }

    /** The statement has to carry the password; the server masks it in its own logs. */
    @Override
    public void createUser(Connection connection, OnCallUser user) throws SQLException, InstallFailure {
        try (PreparedStatement statement = connection.prepareStatement("create user ?@? identified by ?")) {
            statement.setString(1, user.name());
            statement.setString(2, user.host());
            statement.setString(3, user.password().reveal());
            statement.execute();
        } catch (SQLException e) {
            if (e.getErrorCode() == CANNOT_USER) {
                throw Administration.userExists(account(user));
            }
            throw masked(e, user);
        }
    }

    /** A server that finds fault with a statement quotes it. */
    private static SQLException masked(SQLException e, OnCallUser user) {
        String words = String.valueOf(e.getMessage());
        String masked = user.password().maskIn(words);
        return masked.equals(words) ? e : new SQLException(masked, e.getSQLState(), e.getErrorCode());
    }

    @Override
    public String dropUser(OnCallUser user) {
        return "drop user " + account(user);
    }

    @Override
    public void join(Connection connection, OnCallUser user, UndoSql undo) {
        // tables belong to nobody here
    }

    @Override
    public void createDatabase(Connection connection, String name, OnCallUser owner) throws SQLException {
        Sql.execute(
                connection,
                "create database " + dialect.quote(name) + " character set utf8mb4 collate utf8mb4_unicode_ci");
    }

    @Override
    public String dropDatabase(String name) {
        return "drop database " + dialect.quote(name);
    }

    @Override
    public void requireEncoding(Connection connection, String name) throws SQLException, InstallFailure {
        String encoding = Sql.ask(connection, "select @@character_set_database");
        if (!"utf8mb4".equals(encoding)) {
            throw InstallFailure.of(
                    InstallFailure.Kind.WRONG_ENCODING,
                    "Database " + name + " has the character set " + encoding + "; OnCall needs utf8mb4.",
                    "It is empty, so this loses nothing: ALTER DATABASE " + dialect.quote(name)
                            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;");
        }
    }

    /** All rights to a database include the one to refer to its tables, without which no foreign key can be made. */
    @Override
    public void grant(Connection connection, String name, OnCallUser user, UndoSql undo)
            throws SQLException, InstallFailure {
        // an underscore would stand for any character
        String database = dialect.quote(name.replace("_", "\\_").replace("%", "\\%"));
        boolean hadRights = !"0"
                .equals(Sql.ask(
                        connection,
                        "select count(*) from information_schema.schema_privileges where grantee = ? and table_schema in (?, ?)",
                        "'" + user.name() + "'@'" + user.host() + "'",
                        name,
                        name.replace("_", "\\_").replace("%", "\\%")));
        boolean mariaDb = dialect.engine() == Engine.MARIADB;
        if (mariaDb) {
            // or the statement would make a missing user, without a password
            Sql.execute(connection, "set session sql_mode = concat(@@sql_mode, ',NO_AUTO_CREATE_USER')");
        }
        try {
            Sql.execute(connection, "grant all privileges on " + database + ".* to " + account(user));
        } catch (SQLException e) {
            boolean noUser =
                    e.getErrorCode() == NO_USER_FOR_GRANT_MYSQL || e.getErrorCode() == NO_USER_FOR_GRANT_MARIADB;
            if (noUser) {
                throw Administration.noSuchUser(account(user));
            }
            throw e;
        } finally {
            if (mariaDb) {
                Sql.execute(connection, "set session sql_mode = replace(@@sql_mode, 'NO_AUTO_CREATE_USER', '')");
            }
        }
        if (!hadRights && !user.isNew()) {
            undo.add(
                    InstallNotes.of("left.rights", account(user)),
                    "revoke all privileges on " + database + ".* from " + account(user));
        }
    }

    @Override
    public String actAs(OnCallUser user) {
        return "";
    }

    private static String account(OnCallUser user) {
        return literal(user.name()) + "@" + literal(user.host());
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
