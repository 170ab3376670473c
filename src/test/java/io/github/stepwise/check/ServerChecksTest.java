package io.github.stepwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What checks say about the server, how it keeps data, and about disks. */
class ServerChecksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, 11.22, 12.0, PostgreSQL 12",
        "MYSQL, 5.7.44, 8.0.11, MySQL 8.0",
        "MARIADB, 10.3.39, 10.4.1, MariaDB 10.4",
        "SQLITE, 3.20.1, 3.21.0, SQLite 3.21"
    })
    void oldServersBlockForReleasesThatNeedNewerOnes(Engine engine, String old, String enough, String floor) {
        Optional<Release> newest = Checked.CATALOG.release(Version.of("1.16.9"));
        Answer tooOld = ServerCheck.judge(engine, engine, ServerVersion.of(engine, old), newest);
        assertThat(tooOld.severity()).isEqualTo(Severity.BLOCKER);
        assertThat(tooOld.arguments()).contains("1.16.9", floor);
        assertThat(ServerCheck.judge(engine, engine, ServerVersion.of(engine, enough), newest)
                        .severity())
                .isEqualTo(Severity.PASSED);
        Optional<Release> last = Checked.CATALOG.release(Version.of("1.3.47"));
        assertThat(ServerCheck.judge(engine, engine, ServerVersion.of(engine, old), last)
                        .severity())
                .isEqualTo(Severity.PASSED);
    }

    @Test
    void anotherEngineThanTheChosenOneIsNoted() {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            Finding other = Checked.run(database.settings().withEngine(Engine.MYSQL), "server");
            assertThat(other.severity()).isEqualTo(Severity.NOTE);
            assertThat(other.sentence().toString()).contains("MySQL was chosen", "MariaDB");
        }
    }

    @Test
    void aReadOnlyPostgresBlocks() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Checked.execute(database, "alter database " + database.name() + " set default_transaction_read_only = on");
            Finding closed = Checked.run(database, "writable");
            assertThat(closed.severity()).isEqualTo(Severity.BLOCKER);
            Checked.execute(database, closed.remedySql().toArray(String[]::new));
            assertThat(Checked.run(database, "writable").severity()).isEqualTo(Severity.PASSED);
        }
    }

    /** Not on MySQL: that server is shared with others. */
    @Test
    void aReadOnlyMariaDbBlocks() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            Checked.execute(database, "set global read_only = 1");
            Finding closed = Checked.run(database, "writable");
            Checked.execute(database, closed.remedySql().get(0).replace(";", ""));
            assertThat(closed.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(closed.evidence()).containsExactly("read_only = ON");
            assertThat(Checked.run(database, "writable").severity()).isEqualTo(Severity.PASSED);
        }
    }

    /** Not on MySQL: that server is shared with others. */
    @Test
    void nothingIsOfferedThatWouldWriteOnAReplica() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            Checked.execute(
                    database,
                    "change master to master_host = '192.0.2.1', master_user = 'copy'",
                    "set global read_only = 1");
            try {
                Finding replica = Checked.run(database, "writable");
                assertThat(replica.severity()).isEqualTo(Severity.BLOCKER);
                assertThat(replica.sentence().key()).isEqualTo("writable.replica");
                assertThat(replica.evidence()).contains("read_only = ON");
                assertThat(replica.remedySql()).isEmpty();
            } finally {
                Checked.execute(database, "set global read_only = 0", "reset slave all");
            }
        }
    }

    /** A file that a newer SQLite could write, and this one can only read. */
    @Test
    void aReadOnlySqliteFileBlocks() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            try (RandomAccessFile file = new RandomAccessFile(database.file().toFile(), "rw")) {
                file.seek(18);
                file.write(3);
            }
            assertThat(Checked.run(database, "writable").severity()).isEqualTo(Severity.BLOCKER);
            assertThat(Checked.run(database, "rights").severity()).isEqualTo(Severity.BLOCKER);
        }
    }

    @Test
    void logicalReplicationIsTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            Checked.execute(database, "create table t (id int)", "create publication warehouse for table t");
            Finding found = Checked.run(database, "replication");
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.evidence()).containsExactly("publication warehouse");
        }
    }

    @Test
    void clustersAreKnownByTheirVariables() {
        assertThat(ClusterCheck.answer(Map.of("wsrep_on", "OFF", "wsrep_cluster_name", "my_wsrep_cluster"))
                        .severity())
                .isEqualTo(Severity.PASSED);
        assertThat(ClusterCheck.answer(Map.of("wsrep_on", "ON", "wsrep_cluster_name", "three"))
                        .key())
                .isEqualTo("galera");
        assertThat(ClusterCheck.answer(Map.of("group_replication_group_name", "aaaa"))
                        .key())
                .isEqualTo("group");
        assertThat(ClusterCheck.answer(Map.of("group_replication_group_name", ""))
                        .severity())
                .isEqualTo(Severity.PASSED);
    }

    /** Not on MySQL: that server is shared with others. */
    @Test
    void tablesWithoutPrimaryKeyAreToldWhereTheServerWantsOne() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            Checked.execute(database, "create table keyless (id int)");
            assertThat(Checked.run(database, "primary-keys").severity()).isEqualTo(Severity.PASSED);
            Checked.execute(database, "set global innodb_force_primary_key = 1");
            Finding missing = Checked.run(database, "primary-keys");
            Checked.execute(database, "set global innodb_force_primary_key = 0");
            assertThat(missing.severity()).isEqualTo(Severity.WARNING);
            assertThat(missing.evidence()).containsExactly("keyless");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#mySqlFamily")
    void otherStorageEnginesBlock(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Checked.execute(
                    database,
                    "create table notes (id int primary key) engine=MyISAM",
                    "alter table django_session engine=MyISAM");
            Finding others = Checked.run(database, "storage-engine");
            assertThat(others.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(others.evidence()).containsExactly("django_session: MyISAM");
            Checked.execute(database, others.remedySql().get(0).replace(";", ""));
            assertThat(Checked.run(database, "storage-engine").severity()).isEqualTo(Severity.PASSED);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#mySqlFamily")
    void encodingsAndCollationsThatDifferAreTold(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            Checked.execute(
                    database,
                    "alter table webhooks_webhook modify authorization_header varchar(1000) collate utf8mb4_bin null");
            Finding reset = Checked.run(database, "collation");
            assertThat(reset.severity()).isEqualTo(Severity.WARNING);
            assertThat(reset.evidence())
                    .containsExactly("webhooks_webhook.authorization_header: utf8mb4_bin → utf8mb4_unicode_ci");
            assertThat(Checked.to("1.2.44", database, "collation").severity()).isEqualTo(Severity.PASSED);

            Checked.execute(database, "alter database collate utf8mb4_general_ci");
            Finding mixed = Checked.to("1.2.44", database, "collation");
            assertThat(mixed.severity()).isEqualTo(Severity.WARNING);
            assertThat(mixed.evidence()).hasSize(20).first().asString().endsWith(": utf8mb4_unicode_ci");
            Checked.execute(database, mixed.remedySql().get(0).replace(";", ""));
            assertThat(Checked.to("1.2.44", database, "collation").severity()).isEqualTo(Severity.PASSED);

            Checked.execute(database, "alter database character set latin1");
            assertThat(Checked.run(database, "encoding").sentence().toString()).contains("latin1");
            Checked.execute(database, "create table old_notes (word varchar(10)) character set latin1");
            Finding columns = Checked.run(database, "encoding");
            assertThat(columns.severity()).isEqualTo(Severity.WARNING);
            assertThat(columns.evidence()).containsExactly("old_notes: latin1 (1)");
        }
    }

    @Test
    void narrowEncodingsOfPostgresAreTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String narrow = database.name() + "_latin";
            Checked.execute(
                    database,
                    "create database " + narrow + " encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0");
            try {
                ConnectionSettings settings = database.settings().withDatabase(narrow);
                Finding other = Checked.run(settings, "encoding");
                assertThat(other.severity()).isEqualTo(Severity.WARNING);
                assertThat(other.sentence().toString()).contains("LATIN1");
            } finally {
                Checked.execute(database, "drop database " + narrow);
            }
        }
    }

    @Test
    void changedCollationsOfPostgresAreTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String other = database.name() + "_icu";
            Checked.execute(
                    database,
                    "create database " + other
                            + " locale_provider icu icu_locale 'en' encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template"
                            + " template0");
            try {
                ConnectionSettings settings = database.settings().withDatabase(other);
                assertThat(Checked.run(settings, "collation").severity()).isEqualTo(Severity.PASSED);
                Checked.execute(
                        database, "update pg_database set datcollversion = '1.0' where datname = '" + other + "'");
                Finding changed = Checked.run(settings, "collation");
                assertThat(changed.severity()).isEqualTo(Severity.WARNING);
                assertThat(changed.evidence()).hasSize(1).first().asString().contains("1.0 → ");
                assertThat(changed.remedySql()).hasSize(2);
            } finally {
                Checked.execute(database, "drop database " + other);
            }
        }
    }

    @Test
    void brokenIndexesAndConstraintsOfPostgresAreTold() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            Checked.execute(
                    database,
                    "create index mine on alerts_alert (id)",
                    "update pg_index set indisvalid = false where indexrelid = 'mine'::regclass",
                    "alter table alerts_alert add constraint unsure check (id > 0) not valid");
            Finding invalid = Checked.run(database, "integrity");
            assertThat(invalid.severity()).isEqualTo(Severity.WARNING);
            assertThat(invalid.evidence())
                    .containsExactly("constraint unsure on alerts_alert", "index mine on alerts_alert");
            Checked.execute(database, invalid.remedySql().toArray(String[]::new));
            assertThat(Checked.run(database, "integrity").severity()).isEqualTo(Severity.PASSED);
        }
    }

    @Test
    void damagedSqliteFilesBlock() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            Checked.execute(database, "pragma foreign_keys = off", "delete from alerts_alertreceivechannel");
            Finding keys = Checked.run(database, "integrity");
            assertThat(keys.severity()).isEqualTo(Severity.NOTE);
            assertThat(keys.evidence())
                    .anyMatch(line -> line.startsWith("alerts_alertgroup → alerts_alertreceivechannel: "));

            long root;
            long size;
            try (Connection connection = database.connect()) {
                root = Rows.of(
                                connection,
                                "select rootpage from sqlite_master where name = 'alerts_alert'",
                                row -> row.getLong(1))
                        .get(0);
                size = Rows.of(connection, "pragma page_size", row -> row.getLong(1))
                        .get(0);
            }
            try (RandomAccessFile file = new RandomAccessFile(database.file().toFile(), "rw")) {
                file.seek((root - 1) * size);
                file.write(new byte[(int) size]);
            }
            Finding damaged = Checked.run(database, "integrity");
            assertThat(damaged.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(damaged.evidence()).isNotEmpty();
        }
    }

    @Test
    void aFarServerIsNoted() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL);
                SlowLine line = new SlowLine(
                        database.settings().host(), database.settings().port(), 60)) {
            ConnectionSettings settings = ConnectionSettings.server(
                    Engine.POSTGRESQL,
                    "127.0.0.1",
                    line.port(),
                    database.name(),
                    database.user(),
                    database.settings().password());
            Finding slow = Checked.run(settings, "latency");
            assertThat(slow.severity()).isEqualTo(Severity.NOTE);
            assertThat((Double) slow.sentence().arguments().get(0)).isBetween(60.0, 250.0);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.check.Checked#servers")
    void clocksThatDisagreeAreTold(Engine engine) {
        try (TestDatabase database = Servers.create(engine)) {
            for (int minutes : List.of(-5, 5)) {
                Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
                Finding finding = new Checks(Checked.premises(database.settings()), wrong, List.of(new ClockCheck()))
                        .run("clock");
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.sentence().key()).isEqualTo(minutes < 0 ? "clock.ahead" : "clock.behind");
                assertThat((Long) finding.sentence().arguments().get(0)).isBetween(295L, 305L);
            }
        }
    }

    @Test
    void aSqliteFileWithoutRoomForItsCopyBlocks() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            // Takes no room: what was never written is not kept.
            try (RandomAccessFile file = new RandomAccessFile(database.file().toFile(), "rw")) {
                file.setLength(4L << 40);
            }
            Finding copy = Checked.run(database, "space");
            assertThat(copy.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(copy.sentence().toString()).contains(String.format("%,d MiB", (8L << 20) + 16));
        }
    }

    @Test
    void whetherABackupFits() {
        long gib = 1L << 30;
        assertThat(SpaceCheck.backup(folder, gib, 2 * gib).severity()).isEqualTo(Severity.PASSED);
        assertThat(SpaceCheck.backup(folder, gib, gib / 2).severity()).isEqualTo(Severity.WARNING);
        assertThat(SpaceCheck.backup(folder, gib, gib / 8).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(SpaceCheck.backup(folder, gib, -gib).arguments()).contains(0L);
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void theFolderOfTheBackupMayBeToMake(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine)) {
            // A SQLite file is there only when something has been written to it.
            Checked.execute(database, "create table t (id integer)");
            assertThat(space(database, folder.resolve("new/one")).severity()).isEqualTo(Severity.PASSED);
            Path file = Files.createFile(folder.resolve("a-file"));
            assertThat(space(database, file).severity()).isEqualTo(Severity.BLOCKER);
        }
    }

    @Test
    @EnabledIf("hasProc")
    void aFullDiskBlocks() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            assertThat(space(database, Path.of("/proc")).severity()).isEqualTo(Severity.BLOCKER);
        }
    }

    static boolean hasProc() {
        return Files.isDirectory(Path.of("/proc/self"));
    }

    private static Finding space(TestDatabase database, Path folder) {
        Premises premises = new Premises(Checked.CATALOG, database.settings(), Optional.empty(), Optional.of(folder));
        return new Checks(premises).run("space");
    }
}
