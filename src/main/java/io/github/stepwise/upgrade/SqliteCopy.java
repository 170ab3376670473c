package io.github.stepwise.upgrade;

import io.github.stepwise.database.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.Codes;

/** The copy of a SQLite file on which an upgrade works, so that the original stays as it is until the copy is complete. */
final class SqliteCopy {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCopy.class);
    private static final String MARK = ".stepwise-";
    private static final Pattern COPY = Pattern.compile(Pattern.quote(MARK) + "\\d{14}(-journal|-wal|-shm)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** The copy itself, and what a transaction keeps beside it. */
    private static final int ROOM = 2;

    private static final long SPARE_BYTES = 16L << 20;

    private final Path original;
    private final Path file;
    private final Path backup;
    private final Stamp stamp;

    private SqliteCopy(Path original, Path file, Path backup, Stamp stamp) {
        this.original = original;
        this.file = file;
        this.backup = backup;
        this.stamp = stamp;
    }

    /**
     * By which a later write to a database file shows.
     *
     * @param counter how many transactions changed it, as its header says
     */
    record Stamp(long size, int counter) {
        private static final int COUNTER = 24;

        static Stamp of(Path file) throws IOException {
            ByteBuffer counter = ByteBuffer.allocate(Integer.BYTES);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.read(counter, COUNTER);
                return new Stamp(channel.size(), counter.flip().remaining() < Integer.BYTES ? 0 : counter.getInt());
            }
        }
    }

    /**
     * Copies the original by SQLite's own means, what is in its write-ahead log included, and deletes copies that dead runs
     * have left.
     *
     * @param original its real path, guarded against writers
     * @param target names the backup that the original becomes in the end
     */
    static SqliteCopy make(Path original, Database database, String target, Events events)
            throws IOException, SQLException, RunStopped {
        deleteStale(original);
        checkRoom(original);
        String time = TIME.format(Instant.now());
        String name = original.getFileName().toString();
        Path file = original.resolveSibling(name + MARK + time);
        Path backup = original.resolveSibling(name + ".before-" + target + "-" + time);
        SqliteCopy copy = new SqliteCopy(original, file, backup, Stamp.of(original));
        try {
            copy.create();
            events.tell(new UpgradeEvent.CopyStarted(Instant.now(), original, file, Files.size(original)));
            try (Connection connection = database.connection()) {
                SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
                int code = sqlite.getDatabase().backup("main", file.toString(), null);
                if (code != Codes.SQLITE_OK) {
                    throw new SQLException("SQLite could not copy " + original + " to " + file, null, code);
                }
            }
            return copy;
        } catch (IOException | SQLException | RunStopped | RuntimeException e) {
            copy.delete();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    Path original() {
        return original;
    }

    /** Where the original will be after the copy has taken its place. */
    Path backup() {
        return backup;
    }

    /** What the original was when it was copied. */
    Stamp stamp() {
        return stamp;
    }

    /** Rows that break a foreign key, one line for each pair of tables; OnCall's own databases may have some. */
    static List<String> brokenKeys(Connection connection) throws SQLException {
        return Sql.rows(
                connection,
                "select \"table\" || ' refers to a row of ' || \"parent\" || ' that is not there'"
                        + " from pragma_foreign_key_check order by 1",
                row -> row.getString(1));
    }

    /** @throws RunStopped when the file is damaged */
    static void checkIntegrity(Connection connection, Path file) throws SQLException, RunStopped {
        List<String> words = Sql.rows(connection, "pragma integrity_check(20)", row -> row.getString(1));
        if (!words.equals(List.of("ok"))) {
            throw new RunStopped(words, "damaged", file);
        }
    }

    /** Removes the copy with everything that SQLite keeps beside it. */
    void delete() {
        for (String ending : List.of("", "-journal", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            } catch (IOException e) {
                LOG.debug("the next run deletes it", e);
            }
        }
    }

    private void create() throws IOException, RunStopped {
        PosixFileAttributeView view = Files.getFileAttributeView(original, PosixFileAttributeView.class);
        if (view == null) {
            Files.createFile(file);
            return;
        }
        PosixFileAttributes wanted = view.readAttributes();
        Set<PosixFilePermission> closed = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(closed));
        PosixFileAttributeView copy = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            PosixFileAttributes now = copy.readAttributes();
            if (!now.group().equals(wanted.group())) {
                copy.setGroup(wanted.group());
            }
            if (!now.owner().equals(wanted.owner())) {
                copy.setOwner(wanted.owner());
            }
            copy.setPermissions(wanted.permissions());
        } catch (IOException e) {
            throw new RunStopped("owner", wanted.owner(), original, wanted.group());
        }
    }

    private static void checkRoom(Path original) throws IOException, RunStopped {
        long needed = ROOM * Files.size(original) + SPARE_BYTES;
        long free = Files.getFileStore(original.toAbsolutePath().getParent()).getUsableSpace();
        if (free < needed) {
            throw new RunStopped("room", original, needed >> 20, free >> 20);
        }
    }

    private static void deleteStale(Path original) throws IOException {
        String name = original.getFileName().toString();
        List<Path> stale = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(original.toAbsolutePath().getParent())) {
            for (Path file : files) {
                String other = file.getFileName().toString();
                if (other.startsWith(name)
                        && COPY.matcher(other.substring(name.length())).matches()) {
                    stale.add(file);
                }
            }
        }
        for (Path file : stale) {
            Files.deleteIfExists(file);
        }
    }
}
