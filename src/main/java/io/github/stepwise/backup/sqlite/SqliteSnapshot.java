package io.github.stepwise.backup.sqlite;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

/** Copies a SQLite database while others use it, and looks at what the copy holds. */
public final class SqliteSnapshot {
    private static final int PAGES_AT_ONCE = 2000;
    private static final int BUSY_MILLIS = 50;
    private static final int BUSY_TRIES = 200;
    private static final int COMPLAINTS = 200;
    private static final Pattern BROKEN_RULE =
            Pattern.compile("CHECK constraint failed in|(non-)?(NULL|INT|INTEGER|NUMERIC|REAL|TEXT|BLOB) value in");

    private SqliteSnapshot() {}

    /** Hears how far the copy is. */
    @FunctionalInterface
    public interface Watch {
        /**
         * Some more bytes are copied.
         *
         * @throws IOException to stop
         */
        void copied(long bytes) throws IOException;
    }

    /**
     * Copies the database by SQLite's own means: what is in its write-ahead log included, all of one moment.
     *
     * @param copy must not be there
     */
    public static void take(Database database, Path copy, Watch watch) throws SQLException, IOException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            long pageSize = number(statement, "pragma page_size");
            // An open transaction holds the moment still: without it, every write of another program starts the copy
            // anew.
            statement.execute("begin");
            try {
                number(statement, "select count(*) from sqlite_master");
                copy(connection.unwrap(SQLiteConnection.class), copy, new Copied(pageSize, watch));
            } finally {
                statement.execute("rollback");
            }
        }
    }

    private static void copy(SQLiteConnection connection, Path copy, Copied copied) throws SQLException, IOException {
        DB sqlite = connection.getDatabase();
        int code = sqlite.backup("main", copy.toString(), copied, BUSY_MILLIS, BUSY_TRIES, PAGES_AT_ONCE);
        if (copied.stopped != null) {
            throw copied.stopped;
        } else if (code != Codes.SQLITE_OK) {
            throw new SQLException("SQLite could not copy the database", null, code);
        }
    }

    /** What the copy was made from. */
    public static Origin origin(Database database) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String name :
                    List.of("encoding", "page_size", "journal_mode", "auto_vacuum", "user_version", "application_id")) {
                settings.put(name, text(statement, "pragma " + name));
            }
        }
        return new Origin(
                Engine.SQLITE,
                database.serverVersion().text(),
                database.settings().file().getFileName().toString(),
                settings,
                Map.of());
    }

    /**
     * Has SQLite look at every page and every index of a database.
     *
     * @param what names it in the sentence, for example {@code The database}
     * @return rows that break a rule of their table, which is no damage: SQLite lets old rows be when a rule is new
     * @throws BackupFailure if it is damaged
     */
    public static List<String> checkIntegrity(Database database, String what) throws SQLException, BackupFailure {
        List<String> words;
        try {
            words = new ArrayList<>(list(database, "pragma integrity_check(" + COMPLAINTS + ")"));
        } catch (SQLException e) {
            if (e.getErrorCode() != Codes.SQLITE_ERROR) {
                throw e;
            }
            // A function or an order that the application brings along; the pages are copied all the same.
            return List.of(Notes.of("unread", e.getMessage()).toString());
        }
        words.remove("ok");
        List<String> broken = words.stream()
                .filter(word -> BROKEN_RULE.matcher(word).lookingAt())
                .toList();
        words.removeAll(broken);
        if (!words.isEmpty()) {
            throw BackupFailure.of(
                            Kind.DAMAGED,
                            what + " is damaged, says SQLite.",
                            "Restore a backup from before the damage, or repair the file with SQLite's .recover command.")
                    .withDetails(words);
        }
        return broken;
    }

    /** Rows that break a foreign key, one sentence for each pair of tables. */
    public static List<Phrase> brokenKeys(Database database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct \"table\", parent from pragma_foreign_key_check order by 1, 2")) {
            List<Phrase> found = new ArrayList<>();
            while (rows.next()) {
                found.add(Notes.of("key-broken", rows.getString(1), rows.getString(2)));
            }
            return found;
        }
    }

    /** The tables and how many rows each has; a virtual table whose module is missing here is passed over. */
    public static List<TableRows> tables(Database database) throws SQLException {
        List<TableRows> tables = new ArrayList<>();
        for (String name : list(
                database,
                "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
                        + " and sql not like 'create virtual%' order by name")) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                String quoted = Dialect.of(Engine.SQLITE).quote(name);
                long rows = number(statement, "select count(*) from " + quoted);
                tables.add(new TableRows(
                        new Table(new TableName(null, name), List.of()), DataFormat.SQLITE, rows, 0, null, List.of()));
            }
        }
        return tables;
    }

    /** Whether there is a database with something in it. */
    public static boolean holdsSomething(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static List<String> list(Database database, String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Turns pages left into bytes done. SQLite's copy cannot be stopped from here, so it is noted and thrown afterwards. */
    private static final class Copied implements DB.ProgressObserver {
        private final long pageSize;
        private final Watch watch;
        private long pages;
        private IOException stopped;

        Copied(long pageSize, Watch watch) {
            this.pageSize = pageSize;
            this.watch = watch;
        }

        @Override
        public void progress(int remaining, int pageCount) {
            long done = Math.max(0L, pageCount - remaining);
            try {
                if (stopped == null && done > pages) {
                    watch.copied((done - pages) * pageSize);
                }
            } catch (IOException e) {
                stopped = e;
            }
            pages = done;
        }
    }
}
