package io.github.stepwise.database;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** How Stepwise opens a SQLite file. */
final class SqliteSetup {
    private SqliteSetup() {}

    /**
     * @param foreignKeys off while tables are rebuilt, or dropping the old table deletes the rows that point to it
     * @param create make the file if it is missing; the driver's default, which turns a typing error into an empty database
     */
    static DriverSetup of(ConnectionSettings settings, boolean foreignKeys, boolean create) throws SQLException {
        Path file = settings.file();
        if (!create && !Files.exists(file)) {
            throw new SQLException("No such file: " + file, null, 14, new NoSuchFileException(file.toString()));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(DriverSetup.LOCK_SECONDS * 1000);
        config.enforceForeignKeys(foreignKeys);
        config.setDateClass(SQLiteConfig.DateClass.TEXT.getValue());
        config.setDateStringFormat("yyyy-MM-dd HH:mm:ss.SSS");
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        Properties properties = config.toProperties();
        return new DriverSetup("jdbc:sqlite:" + name(file), properties, null);
    }

    /** As a URI, because the driver takes a question mark in a plain path for the start of its options. */
    private static String name(Path file) {
        boolean onShare = file.toString().startsWith("\\\\");
        return onShare ? file.toString() : file.toUri().toString().replaceFirst("/$", "");
    }
}
