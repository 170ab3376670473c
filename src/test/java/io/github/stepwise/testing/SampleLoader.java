package io.github.stepwise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Fills a database from a dump. */
final class SampleLoader {
    private static final String SANDBOX = "/*M!999999\\- enable the sandbox mode */";

    private SampleLoader() {}

    static void copy(byte[] content, TestDatabase database) {
        try {
            Files.write(database.file(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the whole dump at once, on a connection of its own because dumps change its settings. */
    static void execute(String dump, TestDatabase database) {
        Properties properties = new Properties();
        if (database.engine().isMySqlFamily()) {
            properties.setProperty("allowMultiQueries", "true");
        }
        String script = dump.startsWith(SANDBOX) ? dump.substring(SANDBOX.length()) : dump;
        try (Connection connection = database.connect(properties);
                Statement statement = connection.createStatement()) {
            statement.execute(script);
            // an error in the middle shows when its result is read
            while (statement.getMoreResults() || statement.getUpdateCount() != -1) {}
        } catch (SQLException e) {
            throw new IllegalStateException("sample for " + database, e);
        }
    }
}
