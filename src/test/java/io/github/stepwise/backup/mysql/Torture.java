package io.github.stepwise.backup.mysql;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills a database with what backups are known to lose. In its files a blank line ends a statement. */
final class Torture {
    private Torture() {}

    static void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Stream.of("torture-mysql-family.sql", special(database.engine()))
                    .flatMap(file -> statements(file).stream())
                    .forEach(sql -> execute(statement, sql));
            execute(statement, manyColumns());
            execute(statement, "insert into many_columns (c0, c1016) values (1, 2)");
            execute(statement, "create procedure long_body() begin " + "select 'it''s';\n".repeat(4500) + " end");
        }
    }

    private static String special(Engine engine) {
        return engine == Engine.MARIADB ? "torture-mariadb.sql" : "torture-mysql.sql";
    }

    private static List<String> statements(String file) {
        try (InputStream stream = Torture.class.getResourceAsStream("/backup/" + file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql.substring(0, Math.min(200, sql.length())), e);
        }
    }

    private static String manyColumns() {
        return IntStream.range(0, 1017)
                .mapToObj(number -> "c" + number + " int")
                .collect(Collectors.joining(", ", "create table many_columns (", ")"));
    }
}
