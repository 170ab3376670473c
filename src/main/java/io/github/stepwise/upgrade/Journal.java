package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has done so far, in a table of the database itself, so that the next run can go on. The table is there exactly
 * while a run is unfinished.
 *
 * <p>Kinds of rows, by column {@code entry}: one {@code run}, the head; {@code known}, a difference from the catalog's schema
 * that was there before; {@code statement}, begun and perhaps finished; {@code change}, completely done. Times are UTC in
 * ISO form.
 */
final class Journal {
    static final String TABLE = "stepwise_journal";

    private static final String COLUMNS = """
            id integer not null primary key,
            entry varchar(10) not null,
            migration varchar(255),
            number integer,
            digest varchar(64),
            sql_text text,
            started_at varchar(40) not null,
            finished_at varchar(40),
            row_count bigint,
            session varchar(40),
            from_release varchar(255),
            target_release varchar(40),
            stepwise_version varchar(100)
            """;

    /** A statement of a run that did not note its end. */
    record Unfinished(String session, Instant startedAt, String sql) {}

    private final Map<String, Integer> done = new HashMap<>();
    private int lastId;

    private Journal() {}

    /** Creates the table with its head. */
    static Journal begin(Connection connection, Engine engine, String from, Version target, String version)
            throws SQLException {
        String options = engine.isMySqlFamily() ? " engine = InnoDB default character set utf8mb4" : "";
        Sql.execute(connection, "create table " + TABLE + " (" + COLUMNS + ")" + options);
        Journal journal = new Journal();
        Sql.update(
                connection,
                "insert into " + TABLE
                        + " (id, entry, started_at, from_release, target_release, stepwise_version)"
                        + " values (?, 'run', ?, ?, ?, ?)",
                ++journal.lastId,
                Instant.now().toString(),
                from,
                target.toString(),
                version);
        return journal;
    }

    /** Takes up the journal of an interrupted run; the target may be another one now. */
    static Journal resume(Connection connection, Version target, String version) throws SQLException {
        Journal journal = new Journal();
        journal.lastId = (int) Sql.number(connection, "select max(id) from " + TABLE);
        Sql.rows(
                        connection,
                        "select migration, digest from " + TABLE + " where entry = 'change'",
                        row -> key(row.getString(1), row.getString(2)))
                .forEach(key -> journal.done.merge(key, 1, Integer::sum));
        Sql.update(
                connection,
                "update " + TABLE + " set target_release = ?, stepwise_version = ? where entry = 'run'",
                target.toString(),
                version);
        return journal;
    }

    /** Whether a run has got as far as to a statement; before that it may have died while it wrote the head. */
    static boolean hasBegun(Connection connection) throws SQLException {
        return Sql.number(connection, "select count(*) from " + TABLE + " where entry in ('statement', 'change')") > 0;
    }

    /** Whether a migration has left anything in the journal. */
    static boolean has(Connection connection, String migration) throws SQLException {
        return !Sql.rows(
                        connection,
                        "select id from " + TABLE + " where migration = ?",
                        List.of(migration),
                        row -> row.getLong(1))
                .isEmpty();
    }

    /** Takes down differences that were there before the run. */
    void known(Connection connection, List<String> differences) throws SQLException {
        for (String difference : differences) {
            Sql.update(
                    connection,
                    "insert into " + TABLE + " (id, entry, sql_text, started_at) values (?, 'known', ?, ?)",
                    ++lastId,
                    difference,
                    Instant.now().toString());
        }
    }

    List<String> known(Connection connection) throws SQLException {
        return Sql.rows(
                connection, "select sql_text from " + TABLE + " where entry = 'known'", row -> row.getString(1));
    }

    /** Whether an interrupted run has completed a change; answers so once for each time that it did. */
    boolean takeDone(String migration, String digest) {
        String key = key(migration, digest);
        int times = done.getOrDefault(key, 0);
        done.put(key, times - 1);
        return times > 0;
    }

    /**
     * Notes that a statement begins.
     *
     * @return number of the row, for {@link #finished}
     */
    int started(Connection connection, String migration, int number, String sql, String session) throws SQLException {
        Sql.update(
                connection,
                "insert into " + TABLE + " (id, entry, migration, number, digest, sql_text, started_at, session)"
                        + " values (?, 'statement', ?, ?, ?, ?, ?, ?)",
                ++lastId,
                migration,
                number,
                digest(sql),
                sql,
                Instant.now().toString(),
                session);
        return lastId;
    }

    void finished(Connection connection, int id, Long rows) throws SQLException {
        Sql.update(
                connection,
                "update " + TABLE + " set finished_at = ?, row_count = ? where id = ?",
                Instant.now().toString(),
                rows,
                id);
    }

    void changeDone(Connection connection, String migration, int number, String digest) throws SQLException {
        Sql.update(
                connection,
                "insert into " + TABLE + " (id, entry, migration, number, digest, started_at)"
                        + " values (?, 'change', ?, ?, ?, ?)",
                ++lastId,
                migration,
                number,
                digest,
                Instant.now().toString());
    }

    /** Sessions that began a statement and did not note its end, with the latest of each. */
    static List<Unfinished> unfinished(Connection connection) throws SQLException {
        Map<String, Unfinished> bySession = new LinkedHashMap<>();
        Sql.rows(
                        connection,
                        "select session, started_at, sql_text from " + TABLE
                                + " where entry = 'statement' and finished_at is null order by id",
                        row -> new Unfinished(row.getString(1), Instant.parse(row.getString(2)), row.getString(3)))
                .forEach(statement -> bySession.put(statement.session(), statement));
        return List.copyOf(bySession.values());
    }

    /** How many statements have succeeded so far, by all runs since the first. */
    static long finishedStatements(Connection connection) throws SQLException {
        return Sql.number(
                connection, "select count(*) from " + TABLE + " where entry = 'statement' and finished_at is not null");
    }

    /** How many statements of a migration have succeeded so far. */
    static long finishedStatements(Connection connection, String migration) throws SQLException {
        return Sql.rows(
                        connection,
                        "select count(*) from " + TABLE
                                + " where entry = 'statement' and finished_at is not null and migration = ?",
                        List.of(migration),
                        row -> row.getLong(1))
                .get(0);
    }

    static void drop(Connection connection) throws SQLException {
        Sql.execute(connection, "drop table if exists " + TABLE);
    }

    /** SHA-256 in hexadecimal digits. */
    static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String key(String migration, String digest) {
        return migration + " " + digest;
    }
}
