package io.github.stepwise.install;

import io.github.stepwise.words.Phrase;
import java.sql.Connection;
import java.sql.SQLException;

/** How an engine's server makes databases and users. Statements run on connections in auto-commit mode. */
interface Administration {

    /** @throws InstallFailure when it is there already */
    void createUser(Connection connection, OnCallUser user) throws SQLException, InstallFailure;

    /** Takes away a user that owns nothing. */
    String dropUser(OnCallUser user);

    /**
     * Lets the administrator act as the user, where that needs a right of its own.
     *
     * @param undo takes the statement that ends it, which is also run after a success
     * @throws InstallFailure when there is no such user
     */
    void join(Connection connection, OnCallUser user, UndoSql undo) throws SQLException, InstallFailure;

    /** @param owner null for the user of the connection */
    void createDatabase(Connection connection, String name, OnCallUser owner) throws SQLException;

    /** Takes away a database with everything in it. */
    String dropDatabase(String name);

    /**
     * @param connection to the database itself
     * @throws InstallFailure when it cannot hold every character
     */
    void requireEncoding(Connection connection, String name) throws SQLException, InstallFailure;

    /**
     * Gives the user all rights to a database that is there.
     *
     * @param undo takes the statement that takes them away again
     * @throws InstallFailure when there is no such user
     */
    void grant(Connection connection, String name, OnCallUser user, UndoSql undo) throws SQLException, InstallFailure;

    /** Run first in the transaction that makes the tables, so that they belong to the user; empty where none does. */
    String actAs(OnCallUser user);

    /** Notes a statement that takes something away again. */
    @FunctionalInterface
    interface UndoSql {
        /** @param what for example {@code user oncall} */
        void add(Phrase what, String sql);
    }

    /** No such user is there to be given rights. */
    static InstallFailure noSuchUser(String user) {
        return InstallFailure.of(
                InstallFailure.Kind.NO_SUCH_USER,
                "There is no user " + user + " on the server.",
                "Check the name, or let Stepwise create the user: that needs a password for it.");
    }

    /** The user that should be made is there. */
    static InstallFailure userExists(String user) {
        return InstallFailure.of(
                InstallFailure.Kind.USER_EXISTS,
                "There is a user " + user + " on the server already; its password has not been changed.",
                "Choose another name, or let the user be used as it is: then it only gets the rights to the new database.");
    }
}
