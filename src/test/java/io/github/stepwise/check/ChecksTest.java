package io.github.stepwise.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All checks together. */
class ChecksTest {
    @TempDir
    private Path folder;

    /** What is to be said about a healthy database that has data to lose and encrypts something on the way. */
    private static final Map<String, Severity> OF_A_HEALTHY_ONE =
            Map.of("data", Severity.WARNING, "secret-key", Severity.NOTE);

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void passHealthyDatabasesAndLeaveNothingBehind(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Set<String> before = tables(database);
            Checks checks = new Checks(
                    new Premises(Checked.CATALOG, database.settings(), Optional.empty(), Optional.of(folder)));
            List<String> heard = new ArrayList<>();

            List<Finding> findings = checks.runAll(
                    (item, finding) ->
                            heard.add(item.id() + finding.map(found -> " ended").orElse(" begins")),
                    () -> false);

            List<String> ids = checks.items().stream().map(Item::id).toList();
            assertThat(findings).extracting(Finding::check).containsExactlyElementsOf(ids);
            assertThat(heard)
                    .containsExactlyElementsOf(ids.stream()
                            .flatMap(id -> List.of(id + " begins", id + " ended").stream())
                            .toList());
            Set<String> notes = engine == Engine.SQLITE ? Set.of("sessions") : Set.of("server-space");
            for (Finding finding : findings) {
                Severity expected = notes.contains(finding.check())
                        ? Severity.NOTE
                        : OF_A_HEALTHY_ONE.getOrDefault(finding.check(), Severity.PASSED);
                assertThat(finding.severity())
                        .as(finding.check() + ": " + finding.sentence() + finding.evidence())
                        .isEqualTo(expected);
                for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                    assertThat(finding.sentence().in(language)).isNotBlank().doesNotContain("{", "''");
                    assertThat(finding.why().in(language)).isNotBlank();
                }
                assertThat(finding.took()).isLessThan(Duration.ofSeconds(20));
            }
            assertThat(tables(database)).isEqualTo(before);
            if (engine == Engine.SQLITE) {
                try (Stream<Path> files = Files.list(database.file().getParent())) {
                    assertThat(files).noneMatch(file -> file.toString().contains("probe"));
                }
            }
        }
    }

    @Test
    void endEarlyWhenCancelled() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Checks checks = new Checks(Checked.premises(database.settings()));
            List<Finding> ended = new ArrayList<>();
            List<Finding> findings =
                    checks.runAll((item, finding) -> finding.ifPresent(ended::add), () -> ended.size() == 2);
            assertThat(findings).hasSize(2).isEqualTo(ended);
        }
    }

    @Test
    void aServerThatIsNotThereBlocksAndTheRestIsUnknown() {
        ConnectionSettings nowhere = ConnectionSettings.server(
                Engine.POSTGRESQL, "127.0.0.1", 1, "oncall", "oncall", Secret.of("Sw-7 §pa$s"));
        List<Finding> findings = new Checks(Checked.premises(nowhere)).runAll((item, finding) -> {}, () -> false);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(findings.get(0).sentence().toString()).contains("127.0.0.1:1");
        assertThat(findings.get(0).whatToDo()).isPresent();
        assertThat(findings.subList(1, findings.size()))
                .extracting(Finding::severity)
                .containsOnly(Severity.UNKNOWN);
        assertThat(findings.toString()).doesNotContain("Sw-7 §pa$s");
    }

    @Test
    void whatTakesTooLongIsUnknownAndTheNextOneStillRuns() {
        Check slow = new Slow(Duration.ofMillis(300));
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Checks checks = new Checks(
                    Checked.premises(database.settings()), Clock.systemUTC(), List.of(slow, new LatencyCheck()));
            List<Finding> findings = checks.runAll((item, finding) -> {}, () -> false);
            assertThat(findings.get(0).severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(findings.get(0).sentence().key()).isEqualTo("unknown.late");
            assertThat(findings.get(0).took()).isLessThan(Duration.ofSeconds(5));
            assertThat(findings.get(1).severity()).isEqualTo(Severity.PASSED);
        }
    }

    @Test
    void aCheckThatIsRunningIsBrokenOffWhenCancelled() {
        boolean[] begun = new boolean[1];
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Checks checks = new Checks(
                    Checked.premises(database.settings()),
                    Clock.systemUTC(),
                    List.of(new Slow(Duration.ofSeconds(15)), new LatencyCheck()));
            List<Finding> findings = checks.runAll((item, finding) -> begun[0] = true, () -> begun[0]);
            assertThat(findings).hasSize(1);
            assertThat(findings.get(0).sentence().key()).isEqualTo("unknown.cancelled");
            assertThat(findings.get(0).took()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aCheckThatCrashesIsNoPass() {
        Check broken = new Check() {
            @Override
            public String id() {
                return "latency";
            }

            @Override
            public Answer look(Look look) {
                throw new IllegalStateException("on purpose");
            }
        };
        try (TestDatabase database = Servers.create(Engine.SQLITE)) {
            Finding finding = new Checks(Checked.premises(database.settings()), Clock.systemUTC(), List.of(broken))
                    .run("latency");
            assertThat(finding.severity()).isEqualTo(Severity.UNKNOWN);
            assertThat(finding.sentence().toString()).contains("IllegalStateException");
        }
    }

    @Test
    void anUnknownCheckIsAMistakeOfTheCaller() {
        Checks checks = new Checks(Checked.premises(ConnectionSettings.sqlite(Path.of("none.db"))));
        assertThat(checks.items()).extracting(Item::id).doesNotContain("latency", "server-space", "cluster");
        assertThatThrownBy(() -> checks.run("latency")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evidenceIsShort() {
        List<String> many = IntStream.range(0, 50).mapToObj(i -> "table " + i).toList();
        Finding finding = Answer.warning("found", 50).showing(many).by("drift", Duration.ZERO);
        assertThat(finding.evidence()).hasSize(20).endsWith("… (+31)");
    }

    private static Set<String> tables(TestDatabase database) throws Exception {
        try (Look look = new Look(Checked.premises(database.settings()), Clock.systemUTC())) {
            return look.inspection().live().tables().keySet();
        }
    }

    /** Asks what the server answers only after ten seconds. */
    private record Slow(Duration limit) implements Check {
        @Override
        public String id() {
            return "clock";
        }

        @Override
        public Answer look(Look look) throws DatabaseProblem, SQLException {
            look.texts("select pg_sleep(10)::text");
            return Answer.passed();
        }
    }
}
