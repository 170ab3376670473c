package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The mark that a database carries while a backup is being restored to it, so that a half-filled one is never taken for a whole
 * one: a table, on PostgreSQL in a schema of its own. SQLite needs none, because a restored file gets its name when it is whole.
 *
 * @param file name of the backup file
 * @param started when the restore began, UTC, for people
 * @param safetyBackup where what was there before is kept; empty if there was nothing or nobody wanted it kept
 */
public record UnfinishedRestore(String file, String started, String safetyBackup) {
    /** Name of the table, and on PostgreSQL of its schema too. */
    public static final String NAME = "stepwise_restore";

    /** Whether an object of this name, with its schema if it has one, is the mark and not the database's own. */
    public static boolean isMark(String name) {
        String plain = name.replace("`", "");
        return plain.equals(NAME) || plain.equals(NAME + "." + NAME);
    }

    /** Puts the mark on a database. One that is there stays all the time, and only tells something else afterwards. */
    public void write(Connection connection, Engine engine) throws SQLException {
        boolean transaction = engine == Engine.POSTGRESQL;
        connection.setAutoCommit(!transaction);
        try {
            if (!exists(connection, engine)) {
                create(connection, engine);
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into " + table(engine) + " values (?, ?, ?, ?)")) {
                insert.setLong(1, System.currentTimeMillis());
                insert.setString(2, file);
                insert.setString(3, started);
                insert.setString(4, safetyBackup);
                insert.executeUpdate();
            }
            if (transaction) {
                connection.commit();
            }
        } finally {
            if (transaction) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static void create(Connection connection, Engine engine) throws SQLException {
        String textType = engine == Engine.POSTGRESQL ? "text" : "varchar(4000)";
        try (Statement statement = connection.createStatement()) {
            if (engine == Engine.POSTGRESQL) {
                statement.execute("create schema if not exists " + NAME);
            }
            statement.execute("create table " + table(engine) + " (at bigint, file " + textType + ", started "
                    + textType + ", safety_backup " + textType + ")");
        }
    }

    /** The mark of a restore that has not ended, if there is one. */
    public static Optional<UnfinishedRestore> read(Connection connection, Engine engine) throws SQLException {
        if (engine == Engine.SQLITE || !exists(connection, engine)) {
            return Optional.empty();
        } else if (engine == Engine.POSTGRESQL && !mayRead(connection)) {
            return Optional.of(new UnfinishedRestore("a backup", "a time that this user may not read", ""));
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select file, started, safety_backup from " + table(engine) + " order by at desc")) {
            return Optional.of(
                    row.next()
                            ? new UnfinishedRestore(row.getString(1), row.getString(2), row.getString(3))
                            : new UnfinishedRestore("", "", ""));
        }
    }

    /**
     * The same, with a connection of its own.
     *
     * @throws DatabaseProblem if it cannot be read
     */
    public static Optional<UnfinishedRestore> find(Database database) throws DatabaseProblem {
        try (Connection connection = database.connection()) {
            return read(connection, database.engine());
        } catch (SQLException e) {
            throw database.problem(e);
        }
    }

    /** Takes the mark away; does nothing if there is none. */
    public static void remove(Connection connection, Engine engine) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (engine == Engine.POSTGRESQL) {
                // The restored settings of the database may say that it is to be read only.
                statement.execute("set default_transaction_read_only = off");
            }
            // Not "if exists … cascade": nothing but the mark is ours to drop.
            if (exists(connection, engine)) {
                statement.execute("drop table " + table(engine));
            }
            if (engine == Engine.POSTGRESQL) {
                statement.execute("drop schema if exists " + NAME);
            }
        }
    }

    private static boolean exists(Connection connection, Engine engine) throws SQLException {
        // PostgreSQL's information_schema hides what the user has no rights to.
        String sql = engine == Engine.POSTGRESQL
                ? "select count(*) from pg_catalog.pg_tables where schemaname = '" + NAME + "' and tablename = '" + NAME
                        + "'"
                : "select count(*) from information_schema.tables where table_schema = database() and table_name = '"
                        + NAME + "'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    private static boolean mayRead(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.has_schema_privilege('" + NAME
                        + "', 'usage') and pg_catalog.has_table_privilege('" + table(Engine.POSTGRESQL)
                        + "', 'select')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String table(Engine engine) {
        return engine == Engine.POSTGRESQL ? NAME + "." + NAME : NAME;
    }
}
