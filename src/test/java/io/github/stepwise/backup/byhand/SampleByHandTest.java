package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.testing.facts.DatabaseFacts;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OnCall's database comes back with nothing but a shell, the engine's client and zstd. */
class SampleByHandTest {
    @TempDir
    Path place;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void comesBackEqual(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40");
                TestDatabase back = Saved.empty(engine)) {
            BackupResult backup = Saved.backup(database, place.resolve("b.stepwise"));
            try (Unpacked unpacked = Unpacked.of(backup.file(), place, engine)) {
                if (engine == Engine.MARIADB || engine == Engine.MYSQL) {
                    assertThat(unpacked.text("README.txt"))
                            .containsPattern("CREATE DATABASE restored CHARACTER SET \\w+\\s+COLLATE \\w+;");
                }
                Unpacked.Outcome outcome = unpacked.restore(back);
                assertThat(outcome.code()).as(outcome.output()).isZero();
                assertThat(outcome.output()).contains("The backup is restored").doesNotContainIgnoringCase("error");
                try (Connection was = database.connect();
                        Connection is = back.connect()) {
                    assertThat(DatabaseFacts.schema(is, engine)).isEqualTo(DatabaseFacts.schema(was, engine));
                    assertThat(DatabaseFacts.rows(is, engine))
                            .isEqualTo(DatabaseFacts.rows(was, engine))
                            .isNotEmpty();
                }
                Unpacked.Outcome again = unpacked.restore(back);
                assertThat(again.code()).as(again.output()).isEqualTo(1);
                assertThat(again.output())
                        .containsAnyOf("is not empty", "is there already")
                        .contains("nothing was changed");
            }
        }
    }
}
