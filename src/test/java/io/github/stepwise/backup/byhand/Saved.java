package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Backups of test databases, and what is in them. */
final class Saved {
    private Saved() {}

    static BackupResult backup(TestDatabase database, Path file, BackupOptions options) throws Exception {
        return new Backup(database.settings(), file, options, "Stepwise test", event -> {}).run();
    }

    static BackupResult backup(TestDatabase database, Path file) throws Exception {
        return backup(database, file, BackupOptions.usual());
    }

    /** To restore to; on SQLite nothing may be there. */
    static TestDatabase empty(Engine engine) throws Exception {
        TestDatabase database = Servers.create(engine);
        if (engine == Engine.SQLITE) {
            Files.deleteIfExists(database.file());
        }
        return database;
    }

    /** Everything in a database as Stepwise sees it: statements, and the sum of each table's rows. */
    static Map<String, String> content(BackupResult backup) throws Exception {
        Map<String, String> content = new TreeMap<>();
        try (BackupReader reader = BackupReader.open(backup.file(), BackupKeys.none())) {
            reader.manifest()
                    .tables()
                    .forEach(table -> content.put("rows " + table.table().name(), table.rows() + " " + table.rowSum()));
            if (reader.manifest().origin().engine() != Engine.SQLITE) {
                List<Ddl> statements = reader.statements().stream()
                        .sorted(Comparator.comparing(Ddl::object).thenComparing(Ddl::sql))
                        .toList();
                statements.forEach(statement -> content.merge(
                        "statement " + statement.object(),
                        statement.session() + " " + statement.sql(),
                        (first, second) -> first + "\n" + second));
            }
        }
        return content;
    }

    static void execute(TestDatabase database, String... statements) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
