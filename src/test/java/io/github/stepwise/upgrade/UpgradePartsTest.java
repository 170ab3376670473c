package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Migration;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.plan.Risk;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small parts of a run, without a database. */
class UpgradePartsTest {

    private static PlannedMigration migration(String release, int position) {
        return new PlannedMigration("a." + position, "t", Version.of(release), position, true, List.of(), List.of());
    }

    @Test
    void stepVersionsAscend() {
        List<PlannedMigration> migrations =
                List.of(migration("0.0.0", 1), migration("0.0.0", 2), migration("1.2.9", 11), migration("1.2.10", 2));

        assertThat(StepVersions.of(migrations)).containsExactly("0.0.0.1", "0.0.0.2", "1.2.9.11", "1.2.10.2");
        assertThat(StepVersions.before(Trial.CATALOG, migrations)).isEqualTo("0");
        assertThat(StepVersions.before(Trial.CATALOG, migrations.subList(2, 3))).isEqualTo("1.2.8");
    }

    @Test
    void aMigrationWithoutAPlaceOfItsOwnComesAfterTheOneBefore() {
        List<PlannedMigration> migrations =
                List.of(migration("1.2.9", 3), migration("1.2.9", 0), migration("1.2.9", 0), migration("1.2.9", 4));

        assertThat(StepVersions.of(migrations)).containsExactly("1.2.9.3", "1.2.9.3.1", "1.2.9.3.2", "1.2.9.4");
    }

    @Test
    void everyMigrationOfTheCatalogHasAGreaterVersionThanTheOneBefore() {
        List<PlannedMigration> all = new ArrayList<>();
        Trial.CATALOG.releases().forEach(release -> {
            List<Migration> migrations = release.migrations();
            for (int i = 0; i < migrations.size(); i++) {
                all.add(migration(release.version().toString(), i + 1));
            }
        });
        List<String> versions = StepVersions.of(all);

        assertThat(versions).hasSize(all.size()).allMatch(version -> version.split("\\.").length == 4);
        assertThat(versions).isSortedAccordingTo(StepVersions::compare).doesNotHaveDuplicates();
    }

    @Test
    void recordedMigrationsAreComparedAsTheyAre() {
        assertThat(RecordedMigrations.differences(List.of("a.1", "b.1"), List.of("b.1", "a.1")))
                .isEmpty();
        assertThat(RecordedMigrations.differences(List.of("a.1", "b.1"), List.of("a.1", "a.1", "c.1")))
                .containsExactly(
                        "migration b.1 is not recorded in django_migrations",
                        "migration a.1 is recorded in django_migrations more than once",
                        "migration c.1 is recorded in django_migrations unexpectedly");
    }

    /** No two changes of a migration may be taken for the same; the digest must not depend on the order of a map. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void digestsTellChangesApart(Engine engine) {
        for (Migration migration : Trial.CATALOG.migrations()) {
            List<String> digests = migration.changesOn(engine).stream()
                    .map(change -> ChangeDigest.of(change, engine))
                    .toList();
            assertThat(digests).as(migration.id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void digestsStayTheSame() {
        Change change = new Change.UpdateRows(
                "t", "why", Change.Effect.UPDATE, Map.of(), Map.of(Engine.SQLITE, "update t set a = 1"), null);

        assertThat(ChangeDigest.of(change, Engine.SQLITE)).isEqualTo(Journal.digest("UpdateRows t update t set a = 1"));
    }

    @Test
    void rowCountsAreReconciledWithThePlan() {
        Change.UpdateRows change =
                new Change.UpdateRows("t", "because", Change.Effect.UPDATE, Map.of(), Map.of(), null);
        Risk known = new Risk(Risk.Kind.CHANGES_ROWS, "t", "because", OptionalLong.of(3));
        Risk unknown = new Risk(Risk.Kind.CHANGES_ROWS, "t", "because", OptionalLong.empty());

        assertThat(RowCounts.compare(planned(known), change, 3)).isEmpty();
        assertThat(RowCounts.compare(planned(known), change, 4).orElseThrow())
                .contains("3 rows")
                .contains("4");
        assertThat(RowCounts.compare(planned(unknown), change, 4)).isEmpty();
        assertThat(RowCounts.compare(planned(), change, 0)).isEmpty();
        assertThat(RowCounts.compare(planned(), change, 1)).isPresent();
    }

    private static PlannedMigration planned(Risk... risks) {
        return new PlannedMigration("a.1", "t", Version.of("1.0.0"), 1, true, List.of(), List.of(risks));
    }

    @Test
    void whatDifferedBeforeIsKnownUnderItsNewName() {
        Verification verification = new Verification(Trial.CATALOG, Dialect.of(Engine.POSTGRESQL));
        Difference before = difference("auth_token_mobileappauthtoken", "mine");
        Difference after = difference("mobile_app_mobileappauthtoken", "mine");
        Difference other = difference("alerts_alert", "mine");

        List<String> known = Verification.marks(List.of(before));

        assertThat(verification.unknown(List.of(before, after), known)).isEmpty();
        assertThat(verification.unknown(List.of(other), known)).containsExactly(other.toString());
    }

    private static Difference difference(String table, String column) {
        return new Difference(Difference.Kind.UNEXPECTED, Difference.Subject.COLUMN, table, column, "", "integer null");
    }
}
