package io.github.stepwise.ui.testing;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.install.demo.DemoDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The demo database in a file of a test. */
public final class DemoFile {
    private DemoFile() {}

    /** An OnCall 1.2.40. */
    public static ConnectionSettings at(Path file) throws Exception {
        new DemoDatabase(Cases.CATALOG).create(file);
        return ConnectionSettings.sqlite(file);
    }

    /** As OnCall's own jump to 1.8.5 leaves it. */
    public static ConnectionSettings brokenAt(Path file) throws Exception {
        new DemoDatabase(Cases.CATALOG).createBroken4701(file);
        return ConnectionSettings.sqlite(file);
    }

    /** Changes something in a file behind the wizard's back; makes the file if there is none. */
    public static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
