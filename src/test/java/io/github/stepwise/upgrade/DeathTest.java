package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Database;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.facts.RowComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that die in the middle of a run. */
class DeathTest {
    private static final Version TARGET = Version.of("1.2.46");
    private static final String MIGRATION = "base.0004_auto_20230616_1510";

    @TempDir
    Path exports;

    /** Dies in the second statement of three, a change of rows: on MySQL and MariaDB the first one stays. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void theNextRunGoesOn(Engine engine) throws Exception {
        try (Trial dead = Trial.of(engine, exports);
                Trial alive = Trial.of(engine, exports)) {
            byte[] before = engine == Engine.SQLITE ? Files.readAllBytes(dead.database.file()) : new byte[0];
            assertThat(alive.run(TARGET).failure()).isEmpty();

            assertThat(HaltingRun.start(dead, TARGET, MIGRATION, 2, exports)).isEqualTo(HaltingRun.CODE);
            if (engine == Engine.SQLITE) {
                assertThat(dead.database.file()).hasBinaryContent(before);
            }
            UpgradeResult result = dead.run(TARGET);

            assertThat(result.failure()).isEmpty();
            assertThat(dead.heard(UpgradeEvent.RunStarted.class))
                    .extracting(UpgradeEvent.RunStarted::resumed)
                    .containsExactly(engine != Engine.SQLITE);
            assertThat(dead.schema()).isEqualTo(alive.schema());
            assertThat(RowComparison.compare(alive.rows(), dead.rows())).isEmpty();
            if (engine == Engine.SQLITE) {
                try (Stream<Path> files = Files.list(dead.database.file().getParent())) {
                    assertThat(files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.startsWith(
                                            dead.database.file().getFileName().toString())))
                            .as("only the database and its backup")
                            .hasSize(2);
                }
            }
        }
    }

    /** What a dead program has sent to the server goes on there. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void aSessionThatStillWorksIsWaitedFor(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports);
                Connection left = sample.database.connect();
                Statement statement = left.createStatement()) {
            assertThat(HaltingRun.start(sample, TARGET, MIGRATION, 2, exports)).isEqualTo(HaltingRun.CODE);
            String session = String.valueOf(Session.of(left, engine));
            if (engine == Engine.POSTGRESQL) {
                left.setAutoCommit(false);
                statement.execute("delete from stepwise_journal where id = -1");
            } else {
                statement.execute("update stepwise_journal set session = '" + session + "' where finished_at is null");
            }
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
                try {
                    statement.execute(engine == Engine.POSTGRESQL ? "select pg_sleep(9)" : "select sleep(9)");
                    if (engine == Engine.POSTGRESQL) {
                        left.rollback();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            TimeUnit.MILLISECONDS.sleep(500);
            Plan plan = sample.plan(TARGET);

            UpgradeFailure refused = new Upgrade(
                            Trial.CATALOG,
                            plan,
                            sample.settings(),
                            sample.options().withPatience(3, Duration.ofSeconds(1)),
                            event -> {})
                    .run()
                    .failure()
                    .orElseThrow();
            assertThat(refused.sentence()).contains("still working").contains("session " + session);
            assertThat(refused.condition()).isEqualTo(Condition.UNCHANGED);

            assertThat(sample.run(TARGET).failure()).isEmpty();
            assertThat(work).isCompleted();
        }
    }

    /** The server's table of sessions cannot be read while one of them works on such a text. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.upgrade.Trial#servers")
    void otherSessionsMayWorkOnAnyText(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports);
                Database database = Database.open(sample.settings());
                Connection other = database.connection();
                Statement statement = other.createStatement()) {
            try (Connection connection = database.connection()) {
                Journal journal = Journal.begin(connection, engine, "1.2.40", TARGET, "test");
                journal.started(connection, "a.1", 1, "select 1", "4711");
            }
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
                try {
                    statement.execute(
                            "select '\uD83D\uDD25', " + (engine == Engine.POSTGRESQL ? "pg_sleep(3)" : "sleep(3)"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            TimeUnit.MILLISECONDS.sleep(500);

            assertThat(LeftSession.await(database, Duration.ofSeconds(1), who -> {}))
                    .isEmpty();
            assertThat(work).isNotDone();
            work.join();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void nobodyIsLeftOverInPeace(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports);
                Database database = Database.open(sample.settings())) {
            List<String> reported = new ArrayList<>();
            try (Connection connection = database.connection()) {
                Journal.begin(connection, engine, "1.2.40", TARGET, "test");
            }
            assertThat(LeftSession.await(database, Duration.ofSeconds(5), reported::add))
                    .isEmpty();
            assertThat(reported).isEmpty();
        }
    }
}
