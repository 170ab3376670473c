package io.github.stepwise.ui.page.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.PlainDeskTest;
import io.github.stepwise.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Running checks, and what they let through, without a window. */
class ChecksModelTest extends PlainDeskTest {
    private static final Catalog CATALOG = Cases.CATALOG;

    private ChecksModel model;

    @BeforeEach
    void open() {
        model = new ChecksModel(desk.desk(), upgrade);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Path demo() throws Exception {
        Path file = folder.resolve("demo.sqlite3");
        DemoFile.at(file);
        return file;
    }

    private void check(ConnectionSettings settings) {
        upgrade.connected().settings().set(settings);
        upgrade.target().set(new Planner(CATALOG, settings.engine()).newestTarget());
        model.enter();
        ended();
    }

    private void ended() {
        desk.until("checked", () -> model.phase().get() != ChecksModel.Phase.RUNNING);
    }

    private CheckRow row(String id) {
        return model.rows().stream()
                .filter(row -> row.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void healthyDemoHasNothingInTheWay() throws Exception {
        check(ConnectionSettings.sqlite(demo()));
        assertThat(model.phase().get()).isEqualTo(ChecksModel.Phase.ENDED);
        assertThat(model.isComplete()).isTrue();
        assertThat(model.count(Severity.BLOCKER)).isZero();
        assertThat(model.count(Severity.PASSED)).isPositive();
        assertThat(upgrade.findings().get()).hasSize(model.rows().size());
        if (model.isToBeAccepted()) {
            assertThat(model.ready().get()).isFalse();
            model.accepted().set(true);
        }
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void worstComesFirst() throws Exception {
        Path file = demo();
        DemoFile.execute(file, "create table made_by_hand (id integer primary key)");
        check(ConnectionSettings.sqlite(file));
        List<Severity> order = model.rows().stream()
                .map(row -> row.finding().severity())
                .distinct()
                .toList();
        List<Severity> wanted =
                List.of(Severity.BLOCKER, Severity.WARNING, Severity.UNKNOWN, Severity.NOTE, Severity.PASSED);
        assertThat(order).isEqualTo(wanted.stream().filter(order::contains).toList());
        assertThat(row("drift").is(Severity.WARNING)).isTrue();
        assertThat(row("drift").open().get()).isTrue();
        assertThat(model.ready().get()).isFalse();
        model.accepted().set(true);
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void warningsOfAnotherDatabaseInTheDemosFlowAreToBeRead() throws Exception {
        Path file = demo();
        DemoFile.execute(file, "create table made_by_hand (id integer primary key)");
        Path other = Files.copy(file, folder.resolve("real.sqlite3"));
        UpgradeCase demo = UpgradeCase.ofDemo(ConnectionSettings.sqlite(file), null);
        demo.target().set(new Planner(CATALOG, Engine.SQLITE).newestTarget());
        model = new ChecksModel(desk.desk(), demo);
        model.enter();
        ended();
        assertThat(model.count(Severity.WARNING)).isPositive();
        assertThat(model.ready().get()).isTrue();
        demo.connected().settings().set(ConnectionSettings.sqlite(other));
        model.enter();
        ended();
        assertThat(model.isToBeAccepted()).isTrue();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void whatIsInTheWayBlocksUntilItIsPutRightAndCheckedAgain() throws Exception {
        Path file = demo();
        DemoFile.execute(
                file,
                "insert into django_migrations (app, name, applied) values ('alerts', '0999_future', '2030-01-01')");
        check(ConnectionSettings.sqlite(file));
        assertThat(row("database").is(Severity.BLOCKER)).isTrue();
        model.accepted().set(true);
        assertThat(model.ready().get()).isFalse();
        DemoFile.execute(file, "delete from django_migrations where name = '0999_future'");
        model.run(row("database"));
        assertThat(row("database").state().get()).isEqualTo(CheckRow.State.RUNNING);
        assertThat(upgrade.findings().get()).isNull();
        ended();
        assertThat(row("database").is(Severity.BLOCKER)).isFalse();
        assertThat(upgrade.findings().get()).isNotNull();
        model.runAll();
        ended();
        model.accepted().set(true);
        assertThat(model.ready().get()).isTrue();
    }

    @Test
    void sameFindingsServeUntilThePlanIsAnother() throws Exception {
        check(ConnectionSettings.sqlite(demo()));
        List<Finding> first = upgrade.findings().get();
        model.accepted().set(true);
        model.enter();
        assertThat(model.phase().get()).isEqualTo(ChecksModel.Phase.ENDED);
        assertThat(upgrade.findings().get()).isSameAs(first);
        upgrade.findings().set(null);
        upgrade.target().set(Version.of("1.3.20"));
        model.enter();
        assertThat(model.phase().get()).isEqualTo(ChecksModel.Phase.RUNNING);
        assertThat(model.accepted().get()).isFalse();
        ended();
        assertThat(upgrade.findings().get()).isNotNull().isNotSameAs(first);
    }

    @Test
    void stoppedChecksLetNobodyOn() throws Exception {
        upgrade.connected().settings().set(ConnectionSettings.sqlite(demo()));
        upgrade.target().set(new Planner(CATALOG, Engine.SQLITE).newestTarget());
        model.enter();
        model.cancel();
        ended();
        assertThat(model.isComplete()).isFalse();
        model.accepted().set(true);
        assertThat(model.ready().get()).isFalse();
        assertThat(upgrade.findings().get()).isNull();
        model.runAll();
        ended();
        assertThat(model.isComplete()).isTrue();
    }

    @Test
    void singleCheckThatIsStoppedIsOpenAgain() throws Exception {
        check(ConnectionSettings.sqlite(demo()));
        CheckRow row = row("plan");
        model.run(row);
        model.cancel();
        assertThat(model.phase().get()).isEqualTo(ChecksModel.Phase.ENDED);
        assertThat(row.state().get()).isEqualTo(CheckRow.State.PENDING);
        assertThat(model.ready().get()).isFalse();
    }

    /** The next page offers another folder, so that nobody has to be stopped here. */
    @Test
    void folderThatTheBackupCannotBeWrittenToIsAWarning() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            check(database.settings());
            assertThat(row("space").is(Severity.PASSED)).isTrue();
            Path file = Files.writeString(folder.resolve("file"), "");
            Finding blocker = new Finding(
                    "space",
                    Severity.BLOCKER,
                    Phrase.of("check", "space.folder", file.toString()),
                    Phrase.of("check", "space.why"),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Duration.ZERO);
            CheckBoard board = new CheckBoard();
            board.accept(row("space").item(), Optional.of(blocker));
            assertThat(board.look().get("space"))
                    .hasValueSatisfying(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING));
        }
    }

    @Test
    void otherSessionOnPostgresqlIsAWarning() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection oncall = database.connect()) {
            check(database.settings());
            assertThat(row("sessions").is(Severity.WARNING)).isTrue();
            assertThat(row("sessions").finding().evidence()).isNotEmpty();
            assertThat(model.ready().get()).isFalse();
            assertThat(oncall.isClosed()).isFalse();
        }
    }
}
