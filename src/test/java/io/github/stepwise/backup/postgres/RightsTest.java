package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user may not read is said by name, before anything is written. */
class RightsTest {
    private static final String USER = "stepwise_reader";

    private PostgresPlace source;

    @BeforeEach
    void make() throws Exception {
        source = PostgresPlace.create();
        source.execute("drop role if exists " + USER, "create role " + USER + " login");
    }

    @AfterEach
    void drop() throws Exception {
        source.execute("drop owned by " + USER, "drop role " + USER);
        source.close();
    }

    private BackupFailure failure() throws Exception {
        try (Database database = source.as(USER)) {
            return catchThrowableOfType(BackupFailure.class, () -> {
                try (PostgresSource opened = PostgresSource.open(database, 2)) {
                    opened.inventory();
                }
            });
        }
    }

    @Test
    void tablesWithoutRightsAreNamedWithAWayOut() throws Exception {
        source.execute(
                "create schema s",
                "create table s.secret (id int)",
                "create table open (id int)",
                "create table \"Q\" (id int)",
                "grant select on open to " + USER);

        BackupFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NO_RIGHTS);
        assertThat(failure.details()).containsExactly("public.Q", "s.secret");
        assertThat(failure.sentence()).contains("public.Q", USER);
        assertThat(failure.nextSteps().get(0)).contains("GRANT pg_read_all_data TO \"" + USER + "\"");
    }

    @Test
    void rightToReadAllIsEnough() throws Exception {
        source.execute(
                "create schema s",
                "create table s.secret (id int)",
                "insert into s.secret values (1)",
                "grant pg_read_all_data to " + USER);
        try (Database database = source.as(USER);
                PostgresSource opened = PostgresSource.open(database, 2)) {
            assertThat(opened.connections()).isEqualTo(2);
            assertThat(Carrier.read(opened, opened.inventory().slices()).count("secret"))
                    .isEqualTo(1);
        } finally {
            source.execute("revoke pg_read_all_data from " + USER);
        }
    }

    @Test
    void rowsThatAPolicyHidesAreNotLeftOut() throws Exception {
        source.execute(
                "create table t (id int)",
                "insert into t values (1), (2)",
                "alter table t enable row level security",
                "create policy p on t using (id = 1)",
                "grant select on t to " + USER);

        BackupFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NO_RIGHTS);
        assertThat(failure.sentence()).contains("Row-level security", "public.t");
        assertThat(failure.nextSteps().get(0)).contains("BYPASSRLS");
    }

    @Test
    void largeObjectOfSomebodyElseIsNamed() throws Exception {
        source.execute("select lo_from_bytea(4711, '\\x00')");

        BackupFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NO_RIGHTS);
        assertThat(failure.sentence()).contains("4711");
    }

    @Test
    void serverWithoutSharedSnapshotsIsReadByOneConnection() throws Exception {
        source.execute(
                "create table t (id int)",
                "insert into t values (1)",
                "grant select on t to " + USER,
                "revoke execute on function pg_export_snapshot() from public");
        try (Database database = source.as(USER);
                PostgresSource opened = PostgresSource.open(database, 4)) {
            assertThat(opened.connections()).isEqualTo(1);
            assertThat(opened.fewerBecause()).contains("pg_export_snapshot");
            assertThat(opened.origin().position()).doesNotContainKey("snapshot");
            assertThat(Carrier.read(opened, opened.inventory().slices()).count("t"))
                    .isEqualTo(1);
        }
    }
}
