package io.github.stepwise.backup.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A schema with all that is easily lost is read, made again in an empty database, and read again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSchemaTortureTest {
    private TestDatabase original;
    private TestDatabase copy;
    private PostgresSchema schema;
    private PostgresSchema again;

    @BeforeAll
    void readAndReplay() throws Exception {
        original = SchemaCopies.database(SchemaCopies.tortures());
        schema = SchemaCopies.read(original);
        copy = SchemaCopies.replay(schema);
        again = SchemaCopies.read(copy);
    }

    @AfterAll
    void drop() {
        original.close();
        if (copy != null) {
            copy.close();
        }
    }

    @Test
    void theCopyGivesTheSameStatementsInTheSameOrder() {
        assertThat(again.statements()).hasSizeGreaterThan(600).isEqualTo(schema.statements());
    }

    @Test
    void theCopyHasTheSameTablesWithTheirColumnsInTheSameOrder() {
        assertThat(again.tables()).hasSizeGreaterThan(40).isEqualTo(schema.tables());
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(schema.notCaptured()).isEmpty();
        assertThat(again.notCaptured()).isEmpty();
    }

    @Test
    void noCircleIsLeft() {
        assertThat(schema.warnings()).noneMatch(warning -> warning.toString().contains("circle"));
    }

    @Test
    void phasesFollowEachOther() {
        List<Phase> phases = schema.statements().stream().map(Ddl::phase).toList();
        assertThat(phases).isSorted().contains(Phase.values());
    }

    @Test
    void whatWaitsForOneTableComesBeforeWhatWaitsForAll() {
        List<Boolean> alone = schema.statements().stream()
                .filter(ddl -> ddl.phase() == Phase.POST_DATA)
                .map(ddl -> ddl.table() == null)
                .toList();
        assertThat(alone).isSorted().contains(true, false);
    }

    @Test
    void statementsOfDifferentTablesNeedNotWaitForEachOther() throws Exception {
        // those of one table stay in their order, the tables come the other way round
        List<Ddl> bound = schema.statements().stream()
                .filter(ddl -> ddl.phase() == Phase.POST_DATA && ddl.table() != null)
                .sorted((a, b) -> b.table().compareTo(a.table()))
                .toList();
        List<Ddl> others = schema.statements().stream()
                .filter(ddl -> ddl.phase() != Phase.POST_DATA || ddl.table() == null)
                .toList();
        List<Ddl> mixed = new ArrayList<>(
                others.stream().filter(ddl -> ddl.phase() == Phase.PRE_DATA).toList());
        mixed.addAll(bound);
        mixed.addAll(
                others.stream().filter(ddl -> ddl.phase() != Phase.PRE_DATA).toList());
        PostgresSchema reordered = new PostgresSchema(mixed, List.of(), schema.tables(), List.of());
        try (TestDatabase other = SchemaCopies.replay(reordered)) {
            assertThat(SchemaCopies.read(other).statements()).isEqualTo(schema.statements());
        }
    }

    @Test
    void eventTriggersComeAfterAllThatTheyWouldActOn() {
        List<Ddl> statements = schema.statements();
        int first = 0;
        while (!statements.get(first).object().kind().equals("event trigger")) {
            first++;
        }
        assertThat(statements.subList(first, statements.size()))
                .allMatch(ddl -> ddl.object().kind().equals("event trigger"));
    }
}
