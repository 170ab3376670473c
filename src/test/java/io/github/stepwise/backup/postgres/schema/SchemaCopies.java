package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;

/** Reads schemas of test databases and makes them again. */
final class SchemaCopies {
    private SchemaCopies() {}

    /** A new database in which some SQL was run. */
    static TestDatabase database(String sql) throws SQLException {
        TestDatabase database = Servers.create(Engine.POSTGRESQL);
        execute(database, sql);
        return database;
    }

    static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String tortures() throws IOException {
        try (InputStream in = SchemaCopies.class.getResourceAsStream("/backup/postgres-torture.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static PostgresSchema read(TestDatabase database) throws SQLException, BackupFailure {
        return read(database, node -> true);
    }

    static PostgresSchema read(TestDatabase database, Predicate<Node> kept) throws SQLException, BackupFailure {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return PostgresSchemaReader.read(connection, kept);
        }
    }

    /** A new database made by the statements of a schema, without rows. */
    static TestDatabase replay(PostgresSchema schema) throws SQLException {
        TestDatabase copy = Servers.create(Engine.POSTGRESQL);
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set search_path = ''");
            statement.execute("set check_function_bodies = off");
            statement.execute("set client_min_messages = error");
            for (Ddl ddl : schema.statements()) {
                try {
                    statement.execute(ddl.sql());
                } catch (SQLException e) {
                    throw new SQLException(ddl.phase() + " " + ddl.object() + "\n" + ddl.sql(), e);
                }
            }
        }
        return copy;
    }
}
