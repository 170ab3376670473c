package io.github.stepwise.install;

import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** PostgreSQL: the user owns the database and its tables, which is all that OnCall needs. */
final class PostgresAdministration implements Administration {
    private static final String DUPLICATE_OBJECT = "42710";

    /** Since this version a member of a role may be kept from acting as it. */
    private static final int WITH_SET_OPTION = 160000;

    private final Dialect dialect = Dialect.of(Engine.POSTGRESQL);

    /** The password goes to the server only as the verifier that the server would keep anyway. */
    @Override
    public void createUser(Connection connection, OnCallUser user) throws SQLException, InstallFailure {
        String encryption = Sql.ask(connection, "show password_encryption");
        String verifier = PasswordUtil.encodePassword(
                user.name(), user.password().reveal().toCharArray(), encryption);
        try {
            Sql.execute(connection, "create role " + dialect.quote(user.name()) + " login password '" + verifier + "'");
        } catch (SQLException e) {
            if (DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw Administration.userExists(user.name());
            }
            throw e;
        }
    }

    @Override
    public String dropUser(OnCallUser user) {
        return "drop role " + dialect.quote(user.name());
    }

    @Override
    public void join(Connection connection, OnCallUser user, UndoSql undo) throws SQLException, InstallFailure {
        String role = dialect.quote(user.name());
        if (Sql.ask(connection, "select 1 from pg_roles where rolname = ?", user.name()) == null) {
            throw Administration.noSuchUser(user.name());
        }
        boolean hasSetOption = Integer.parseInt(Sql.ask(connection, "show server_version_num")) >= WITH_SET_OPTION;
        String right = hasSetOption ? "SET" : "MEMBER";
        if ("f".equals(Sql.ask(connection, "select pg_has_role(current_user, ?, '" + right + "')", user.name()))) {
            Sql.execute(connection, "grant " + role + " to current_user");
            String administrator = dialect.quote(Sql.ask(connection, "select current_user"));
            undo.add(InstallNotes.of("left.membership", user.name()), "revoke " + role + " from " + administrator);
        }
    }

    /** From the empty template, because the usual one may hold what somebody added to it. */
    @Override
    public void createDatabase(Connection connection, String name, OnCallUser owner) throws SQLException {
        String fits = Sql.ask(
                connection,
                "select pg_encoding_to_char(encoding) = 'UTF8' or datcollate in ('C', 'POSIX')"
                        + " from pg_database where datname = 'template0'");
        Sql.execute(
                connection,
                "create database " + dialect.quote(name)
                        + (owner == null ? "" : " owner " + dialect.quote(owner.name()))
                        + " encoding 'UTF8' template template0"
                        + ("f".equals(fits) ? " lc_collate 'C' lc_ctype 'C'" : ""));
    }

    @Override
    public String dropDatabase(String name) {
        return "drop database " + dialect.quote(name);
    }

    @Override
    public void requireEncoding(Connection connection, String name) throws SQLException, InstallFailure {
        String encoding = Sql.ask(connection, "show server_encoding");
        if (!"UTF8".equals(encoding)) {
            throw InstallFailure.of(
                    InstallFailure.Kind.WRONG_ENCODING,
                    "Database " + name + " has the encoding " + encoding + "; OnCall needs UTF8.",
                    "The encoding of a database cannot be changed. Choose the name of a new one, or drop this empty one and"
                            + " let Stepwise create it.");
        }
    }

    @Override
    public void grant(Connection connection, String name, OnCallUser user, UndoSql undo) throws SQLException {
        String before = Sql.ask(
                connection, "select pg_get_userbyid(datdba) from pg_database where datname = current_database()");
        if (!user.name().equals(before)) {
            String change = "alter database " + dialect.quote(name) + " owner to ";
            Sql.execute(connection, change + dialect.quote(user.name()));
            undo.add(InstallNotes.of("left.ownership", name), change + dialect.quote(before));
        }
    }

    @Override
    public String actAs(OnCallUser user) {
        return "set local role " + dialect.quote(user.name());
    }
}
