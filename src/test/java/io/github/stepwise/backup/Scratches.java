package io.github.stepwise.backup;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Scratch databases that are there. */
final class Scratches {
    private Scratches() {}

    static List<String> on(TestDatabase database) throws Exception {
        if (database.engine() == Engine.SQLITE) {
            try (Stream<Path> files = Files.list(database.file().getParent())) {
                return files.map(Path::toString)
                        .filter(name -> name.contains(Scratch.PREFIX))
                        .toList();
            }
        }
        String sql = database.engine() == Engine.POSTGRESQL
                ? "select datname from pg_database order by 1"
                : "select schema_name from information_schema.schemata order by 1";
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString(1).startsWith(Scratch.PREFIX)) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
