package io.github.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL database with all that is easily lost, through a real file, encrypted, and every step of the ladder. */
class TortureRoundTripTest {
    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path folder;

    @Test
    void everythingComesBackThroughAnEncryptedFile() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL);
                TestDatabase back = Servers.create(Engine.POSTGRESQL)) {
            execute(database, resource("/backup/postgres-torture.sql"));
            BackupOptions options =
                    BackupOptions.usual().withEncryption(new Encryption(Secret.of(PASSPHRASE), List.of()));
            BackupResult made = Trials.backup(database, folder.resolve("t.stepwise"), options, event -> {});
            assertThat(made.manifest().notCaptured())
                    .extracting(NotCaptured::object)
                    .isEmpty();
            assertThat(made.recoveryNote()).isPresent();

            BackupKeys keys = new BackupKeys(List.of(), Secret.of(PASSPHRASE));
            assertThat(new Verification(made.file(), keys, Optional.of(database.settings()), 2, event -> {})
                            .run()
                            .restored())
                    .isTrue();
            RestoreResult restored =
                    new Restore(made.file(), keys, back.settings(), RestoreOptions.usual(), "test", event -> {}).run();
            assertThat(restored.refused()).isEmpty();
            assertThat(values(back)).isEqualTo(values(database));
        }
    }

    /** An object that cannot be saved blocks, is named, and can be accepted by that name. */
    @Test
    void whatIsNotInTheFileBlocksUntilItIsAccepted() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            execute(
                    database,
                    "create table t (a int); create foreign data wrapper fw; create server fs foreign data wrapper fw;"
                            + " create user mapping for current_user server fs options (password 'sesame')");
            Path file = folder.resolve("gap.stepwise");
            BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> Trials.backup(database, file));
            assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NOT_CAPTURED);
            assertThat(String.join(" ", failure.details()))
                    .contains("user mapping")
                    .doesNotContain("sesame");
            assertThat(file).doesNotExist();

            String name = failure.details().get(0).replaceAll(": .*", "");
            BackupResult made =
                    Trials.backup(database, file, BackupOptions.usual().withAccepted(Set.of(name)), event -> {});
            assertThat(made.manifest().notCaptured())
                    .extracting(gap -> gap.object().toString())
                    .containsExactly(name);
        }
    }

    /** Every row of every table as text, asked for by plain SELECTs, and large objects. */
    private static Map<String, List<String>> values(TestDatabase database) throws SQLException {
        Map<String, List<String>> values = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set row_security = off");
            for (String table : column(
                    statement,
                    "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = relnamespace"
                            + " where relkind in ('r', 'm') and relispopulated and nspname !~ '^pg_|information_schema'")) {
                values.put(
                        table,
                        column(statement, "select row(x.*)::text from only " + table + " x").stream()
                                .sorted()
                                .collect(Collectors.toList()));
            }
            for (String sequence : column(
                    statement, "select format('%I.%I', schemaname, sequencename) from pg_sequences order by 1")) {
                values.put(sequence, column(statement, "select last_value || ' ' || is_called from " + sequence));
            }
            values.put(
                    "large objects",
                    column(
                            statement,
                            "select oid || ' ' || lo_get(oid)::text from pg_largeobject_metadata order by oid"));
        }
        assertThat(values).hasSizeGreaterThan(30);
        return values;
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TortureRoundTripTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
