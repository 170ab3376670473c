package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** How much room a database takes, in bytes. */
final class Room {
    private static final long MIB = 1L << 20;

    private Room() {}

    static long of(Look look) throws DatabaseProblem, SQLException, IOException {
        return switch (look.engine()) {
            case POSTGRESQL -> number(look, "select pg_database_size(current_database())");
            case MYSQL, MARIADB ->
                number(
                        look,
                        "select coalesce(sum(data_length + index_length), 0) from information_schema.tables"
                                + " where table_schema = database()");
            case SQLITE -> ofFile(look.file());
        };
    }

    /** The biggest table with its indexes: what the server writes anew at once, at most. */
    static long ofBiggestTable(Look look) throws DatabaseProblem, SQLException {
        return switch (look.engine()) {
            case POSTGRESQL -> number(look, """
                    select coalesce(max(pg_total_relation_size(c.oid)), 0) from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = current_schema() and c.relkind = 'r'""");
            case MYSQL, MARIADB ->
                number(
                        look,
                        "select coalesce(max(data_length + index_length), 0) from information_schema.tables"
                                + " where table_schema = database()");
            case SQLITE -> throw new IllegalArgumentException("SQLite works on a copy of the whole file");
        };
    }

    /** With what is still in the write-ahead log. */
    private static long ofFile(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    }

    private static long number(Look look, String question) throws DatabaseProblem, SQLException {
        return look.rows(question, row -> row.getLong(1)).get(0);
    }

    /** Rounded up. */
    static long mib(long bytes) {
        return (bytes + MIB - 1) / MIB;
    }
}
