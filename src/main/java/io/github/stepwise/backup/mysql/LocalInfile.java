package io.github.stepwise.backup.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import io.github.stepwise.backup.engine.Table;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * LOAD DATA LOCAL INFILE from a stream. Only while it runs may the driver answer when a server asks for a file, and whatever
 * the server asks for, it gets this stream.
 */
final class LocalInfile implements Loader {
    private static final Set<Integer> REFUSALS = Set.of(
            ServerErrors.LOCAL_DISABLED,
            ServerErrors.LOCAL_DISABLED_MYSQL,
            ServerErrors.LOCAL_REJECTED_MYSQL,
            ServerErrors.LOCAL_DISABLED_MARIADB);

    /** Servers look at what is allowed before they look for the table. */
    static boolean isAllowed(Connection connection) throws SQLException {
        try {
            Ask.run(connection, "LOAD DATA LOCAL INFILE 'probe' INTO TABLE stepwise_no_such_table");
            return false;
        } catch (SQLException e) {
            return e.getErrorCode() != 0 && !REFUSALS.contains(e.getErrorCode());
        }
    }

    @Override
    public long load(Connection connection, Table table, InputStream rows) throws SQLException, IOException {
        RuntimeProperty<Boolean> allowed = connection
                .unwrap(JdbcConnection.class)
                .getPropertySet()
                .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
        WholeStream stream = new WholeStream(rows);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            JdbcStatement driver = statement.unwrap(JdbcStatement.class);
            driver.setLocalInfileInputStream(stream);
            allowed.setValue(true);
            try {
                long taken = statement.executeLargeUpdate(MySqlLoadScript.statement(table, "rows.tsv"));
                stream.check();
                return taken;
            } finally {
                allowed.setValue(false);
                driver.setLocalInfileInputStream(null);
            }
        }
    }

    @Override
    public String name() {
        return "LOAD DATA";
    }

    /**
     * Ends when the stream fails, and fails later: the driver would leave the server waiting for more otherwise. The
     * transaction is rolled back anyway.
     */
    private static final class WholeStream extends InputStream {
        private final InputStream stream;
        private IOException failure;

        WholeStream(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (failure != null) {
                return -1;
            }
            try {
                return stream.read(buffer, offset, length);
            } catch (IOException e) {
                failure = e;
                return -1;
            }
        }

        void check() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
