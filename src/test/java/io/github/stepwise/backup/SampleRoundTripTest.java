package io.github.stepwise.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import io.github.stepwise.testing.facts.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OnCall's own databases, there and back, and proven by every step of the ladder. */
class SampleRoundTripTest {
    @TempDir
    Path folder;

    static Stream<Arguments> samples() {
        return Servers.available().stream()
                .flatMap(engine -> Stream.of("1.2.40", "broken-4701").map(sample -> Arguments.of(engine, sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void comesBackEqual(Engine engine, String sample) throws Exception {
        try (TestDatabase database = Servers.create(engine, sample);
                TestDatabase back = Servers.create(engine)) {
            BackupResult result = Trials.backup(database, folder.resolve("b.stepwise"));
            assertThat(result.checked()).isTrue();
            assertThat(result.manifest().notCaptured()).isEmpty();

            if (engine == Engine.SQLITE) {
                Files.deleteIfExists(back.file());
            }
            RestoreResult restored = Trials.restore(result.file(), back, RestoreOptions.usual());
            assertThat(restored.compared()).isTrue();
            assertThat(restored.refused()).isEmpty();

            Map<String, Long> rows;
            try (Connection was = database.connect();
                    Connection is = back.connect()) {
                assertThat(DatabaseFacts.schema(is, engine)).isEqualTo(DatabaseFacts.schema(was, engine));
                assertThat(DatabaseFacts.rows(is, engine)).isEqualTo(DatabaseFacts.rows(was, engine));
                rows = DatabaseFacts.rows(was, engine).stream()
                        .collect(Collectors.groupingBy(Row::table, Collectors.counting()));
            }
            assertThat(result.manifest().tables().stream()
                            .collect(Collectors.toMap(
                                    table -> table.table().name().name(), TableRows::rows)))
                    .as("what the file says of itself")
                    .containsAllEntriesOf(rows);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void trialRestoreLeavesNothing(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            BackupResult result = Trials.backup(database, folder.resolve("b.stepwise"));
            List<String> before = Scratches.on(database);
            VerificationResult verified = new Verification(
                            result.file(), BackupKeys.none(), Optional.of(database.settings()), 2, event -> {})
                    .run();
            assertThat(verified.restored()).isTrue();
            assertThat(Scratches.on(database)).isEqualTo(before);
        }
    }
}
