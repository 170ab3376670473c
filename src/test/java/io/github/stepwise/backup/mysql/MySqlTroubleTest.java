package io.github.stepwise.backup.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MySqlTroubleTest {
    private static final String ENGINES = "io.github.stepwise.backup.mysql.Opening#engines";

    private static void run(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String sql : statements) {
                Ask.run(connection, sql);
            }
        }
    }

    private static String user(TestDatabase database, String grants) throws SQLException {
        String user = "poor_" + database.name().substring(database.name().length() - 8);
        run(
                database,
                "create user " + user + "@'%' identified by 'geheim'",
                "grant " + grants + " on `" + database.name() + "`.* to " + user + "@'%'");
        return user;
    }

    private static void drop(TestDatabase database, String user) throws SQLException {
        run(database, "drop user if exists " + user + "@'%'");
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void bodyThatTheAccountMayNotReadIsAnError(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(origin, "create procedure secret() select 1");
            String user = user(origin, "select, show view, trigger, event, execute");
            try (Database database = Opening.openAs(origin, user, "geheim");
                    MySqlSource source = MySqlSource.open(database, 1)) {
                BackupFailure failure = catchThrowableOfType(BackupFailure.class, source::inventory);
                assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.NO_RIGHTS);
                assertThat(failure.sentence()).contains("procedure secret");
                assertThat(failure.nextSteps().get(0)).contains("GRANT");
            } finally {
                drop(origin, user);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void whatTheAccountCannotSeeIsNamed(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(
                    origin,
                    "create table t (a int)",
                    "insert into t values (1)",
                    "create view v as select a from t",
                    "create trigger hidden before insert on t for each row set new.a = 1",
                    "create procedure hidden() select 1",
                    "create event hidden on schedule every 1 day disable do select 1");
            String user = user(origin, "select, show view");
            try (Database database = Opening.openAs(origin, user, "geheim");
                    MySqlSource source = MySqlSource.open(database, 3)) {
                assertThat(source.connections()).isEqualTo(1);
                assertThat(source.fewerBecause()).contains("LOCK TABLES");
                Carrier carrier = Carrier.save(source);
                assertThat(carrier.text("t")).isEqualTo("1\n");
                assertThat(carrier.inventory().notCaptured())
                        .extracting(missing -> missing.object().name())
                        .containsExactly("`procedures and functions`", "triggers", "events");
            } finally {
                drop(origin, user);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void codeOfOthersIsRestoredAsOnesOwnAndSaidSo(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine);
                TestDatabase copy = Servers.create(engine)) {
            run(
                    origin,
                    "create table t (a int)",
                    "create definer = 'gone'@'%' view v as select a from t",
                    "create definer = 'gone'@'%' procedure p() select 'definer'");
            String user = user(copy, "all");
            try (Database from = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(from, 1);
                    Database to = Opening.openAs(copy, user, "geheim");
                    MySqlTarget target = MySqlTarget.open(to)) {
                Carrier.save(source).restore(target);
                assertThat(target.adapted())
                        .hasSize(2)
                        .allMatch(one -> one.text().toString().contains("definer"));
            } finally {
                drop(copy, user);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void allConnectionsSeeOneMoment(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(
                    origin,
                    "create table a (id int primary key, v int)",
                    "create table b (id int primary key, v int)",
                    "insert into a values (1, 1000)",
                    "insert into b values (1, 0)");
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer = new Thread(() -> move(origin, stop));
            writer.start();
            try {
                for (int i = 0; i < 10; i++) {
                    try (Database database = Opening.open(origin);
                            MySqlSource source = MySqlSource.open(database, 3)) {
                        assertThat(source.connections()).isEqualTo(3);
                        assertThat(source.snapshot().locked().toMillis()).isLessThan(1000);
                        Carrier carrier = Carrier.save(source);
                        assertThat(value(carrier, "a") + value(carrier, "b")).isEqualTo(1000);
                    }
                }
            } finally {
                stop.set(true);
                writer.join();
            }
        }
    }

    private static int value(Carrier carrier, String table) {
        return Integer.parseInt(carrier.text(table).strip().split("\t")[1]);
    }

    private static void move(TestDatabase database, AtomicBoolean stop) {
        try (Connection connection = database.connect()) {
            while (!stop.get()) {
                Ask.run(connection, "start transaction");
                Ask.run(connection, "update a set v = v - 1");
                Ask.run(connection, "update b set v = v + 1");
                Ask.run(connection, "commit");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void somebodysOpenTransactionLeavesOneConnection(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(origin, "create table t (a int)");
            try (Connection other = origin.connect();
                    Database database = Opening.open(origin)) {
                Ask.run(other, "start transaction");
                Ask.run(other, "insert into t values (1)");
                long start = System.nanoTime();
                try (MySqlSource source = MySqlSource.open(database, 2)) {
                    assertThat(source.connections()).isEqualTo(1);
                    assertThat(source.fewerBecause()).contains("transaction kept tables busy");
                    assertThat(System.nanoTime() - start).isLessThan(6_000_000_000L);
                    assertThat(Carrier.save(source).text("t")).isEmpty();
                }
                Ask.run(other, "commit");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void alteredTableIsNoticed(Engine engine) throws Exception {
        for (String change : List.of(
                "alter table t add c int default 5",
                "alter table t add index (a)",
                "alter table t comment 'x'",
                "truncate table t",
                "drop table t",
                "rename table t to u")) {
            try (TestDatabase origin = Servers.create(engine)) {
                run(origin, "create table t (a int primary key)", "insert into t values (1), (2)");
                try (Database database = Opening.open(origin);
                        MySqlSource source = MySqlSource.open(database, 1)) {
                    Inventory inventory = source.inventory();
                    run(origin, change);
                    BackupFailure failure =
                            catchThrowableOfType(BackupFailure.class, () -> readAll(source, inventory.slices()));
                    assertThat(failure).as(change).isNotNull();
                    assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.CHANGED_MEANWHILE);
                    assertThat(failure.sentence()).contains("table t ");
                }
            }
        }
    }

    private static void readAll(MySqlSource source, List<Slice> slices) throws Exception {
        for (Slice slice : slices) {
            source.read(slice, format -> (row, offset, length) -> {});
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void nobodyWaitsForATableThatHasBeenRead(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(origin, "create table t (a int primary key)", "insert into t values (1)");
            try (Database database = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(database, 1)) {
                readAll(source, source.inventory().slices());
                run(origin, "set lock_wait_timeout = 2", "drop table t");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void partsCoverEveryRowOnce(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(
                    origin,
                    "create table t (id bigint unsigned primary key, v varchar(200))",
                    "insert into t values (0, 'a'), (18446744073709551615, 'z')",
                    "insert into t with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)"
                            + " select i * 7, repeat('x', 200) from n");
            try (Database database = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(database, 2, 1024)) {
                Carrier carrier = Carrier.save(source);
                assertThat(carrier.inventory().slices()).hasSizeGreaterThan(2);
                assertThat(carrier.text("t").lines().map(line -> line.split("\t")[0]))
                        .hasSize(1002)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void abortedReadingEnds(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            run(origin, "create table t (a int primary key)", "insert into t values (1), (2), (3)");
            try (Database database = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(database, 1)) {
                Slice slice = source.inventory().slices().get(0);
                assertThatThrownBy(() -> source.read(slice, format -> (row, offset, length) -> {
                            throw new IOException("disk full");
                        }))
                        .isInstanceOf(IOException.class)
                        .hasMessage("disk full");
                source.abort();
                assertThatThrownBy(() -> source.read(slice, format -> (row, offset, length) -> {}))
                        .isInstanceOf(Exception.class);
            }
            try (Database database = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(database, 2)) {
                assertThat(Carrier.save(source).text("t")).isEqualTo("1\n2\n3\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void clearedDatabaseIsEmptyAndCanBeFilledAgain(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine)) {
            Torture.fill(origin);
            try (Database database = Opening.open(origin);
                    MySqlTarget target = MySqlTarget.open(database)) {
                assertThat(target.present()).hasSizeGreaterThan(50).contains(Names.object("view", "broken"));
                target.clear();
                assertThat(target.present()).isEmpty();
                target.clear();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void loadingTwiceLeavesTheRowsOnceAndTheCounterAlone(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine);
                TestDatabase copy = Servers.create(engine)) {
            run(
                    origin,
                    "create table t (id int auto_increment primary key, v int) auto_increment = 500",
                    "insert into t values (1, 1), (2, 2)");
            try (Database from = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(from, 1);
                    Database to = Opening.open(copy, Database.Option.MYSQL_LOCAL_INFILE);
                    MySqlTarget target = MySqlTarget.open(to)) {
                Carrier carrier = Carrier.save(source);
                carrier.restore(target);
                carrier.load(target, carrier.table("t"));
                InputStream broken = new InputStream() {
                    private int sent;

                    @Override
                    public int read() throws IOException {
                        if (sent == 4) {
                            throw new IOException("broken off");
                        }
                        return "7\t8\n".charAt(sent++);
                    }
                };
                assertThatThrownBy(() -> target.load(carrier.table("t"), DataFormat.TSV, broken))
                        .isInstanceOf(IOException.class)
                        .hasMessage("broken off");
            }
            assertThat(Bytes.rows(copy)).isEqualTo(Bytes.rows(origin));
            assertThat(Bytes.facts(copy)).isEqualTo(Bytes.facts(origin));
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void keysOfALargeTableComeBackInTheirOrder(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine);
                TestDatabase copy = Servers.create(engine)) {
            run(
                    origin,
                    "create table t (id int auto_increment primary key, v longtext, a int, `b``, c` int, key z (a desc),"
                            + " unique key u (a), key `a``, b` (`b``, c`, v(9)) comment 'it''s, here', key c (v(3), a))",
                    "insert into t values (1, repeat('x', 9000000), 5, 6), (2, 'y', 6, 7)");
            try (Database from = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(from, 1);
                    Database to = Opening.open(copy, Database.Option.MYSQL_LOCAL_INFILE);
                    MySqlTarget target = MySqlTarget.open(to)) {
                Carrier carrier = Carrier.save(source);
                assertThat(KeyPause.keys(carrier.inventory().statements().get(1).sql()))
                        .hasSize(3);
                carrier.restore(target);
                try (MySqlSource again = MySqlSource.open(to, 1)) {
                    assertThat(again.inventory().statements())
                            .isEqualTo(carrier.inventory().statements());
                }
            }
            assertThat(Bytes.rows(copy)).isEqualTo(Bytes.rows(origin));
            assertThat(Bytes.facts(copy)).isEqualTo(Bytes.facts(origin));
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void valueThatWouldBeChangedIsRefused(Engine engine) throws Exception {
        try (TestDatabase copy = Servers.create(engine)) {
            run(copy, "create table t (a tinyint)", "insert into t values (5)");
            for (Database.Option[] options : new Database.Option[][] {{}, {Database.Option.MYSQL_LOCAL_INFILE}}) {
                try (Database database = Opening.open(copy, options);
                        MySqlSource source = MySqlSource.open(database, 1);
                        MySqlTarget target = MySqlTarget.open(database)) {
                    Carrier carrier = Carrier.save(source);
                    InputStream rows = new ByteArrayInputStream("300\n".getBytes(StandardCharsets.UTF_8));
                    BackupFailure failure = catchThrowableOfType(
                            BackupFailure.class, () -> target.load(carrier.table("t"), DataFormat.TSV, rows));
                    assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.DIFFERENT);
                    assertThat(failure.sentence()).contains("table t").contains("Out of range");
                }
            }
            assertThat(Bytes.rows(copy).get("t")).containsExactly("5");
        }
    }

    /** Only MariaDB is a server of the tests' own, whose settings nobody else relies on. */
    @Test
    void serverThatTakesOnlySmallStatements() throws Exception {
        try (TestDatabase origin = Servers.create(Engine.MARIADB);
                TestDatabase copy = Servers.create(Engine.MARIADB)) {
            run(
                    origin,
                    "create table t (id int primary key, a longtext, b longblob)",
                    "insert into t values (1, repeat('x', 700000), ''), (2, '', repeat('y', 300000)), (3, 'z', '')",
                    "update t set b = repeat('y', 600000) where id = 1");
            run(origin, "set global max_allowed_packet = 1048576, local_infile = 0");
            try (Database from = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(from, 1);
                    Database to = Opening.open(copy, Database.Option.MYSQL_LOCAL_INFILE);
                    MySqlTarget target = MySqlTarget.open(to)) {
                assertThat(target.loadMethod()).isEqualTo("INSERT");
                Carrier carrier = Carrier.save(source);
                BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> carrier.restore(target));
                assertThat(failure.nextSteps().get(0)).contains("max_allowed_packet");
                run(origin, "update t set b = '' where id = 1");
                target.clear();
                try (MySqlSource again = MySqlSource.open(from, 1)) {
                    Carrier.save(again).restore(target);
                }
            } finally {
                run(origin, "set global max_allowed_packet = 16777216, local_infile = 1");
            }
            assertThat(Bytes.rows(copy)).isEqualTo(Bytes.rows(origin));
        }
    }

    @ParameterizedTest
    @MethodSource(ENGINES)
    void sessionsAreGivenBackAsTheyWere(Engine engine) throws Exception {
        String settings = "select concat_ws('|', @@sql_mode, @@time_zone, @@foreign_key_checks, @@unique_checks,"
                + " @@lock_wait_timeout, @@sql_select_limit, @@character_set_results, @@character_set_client,"
                + " @@collation_connection, @@autocommit, @@auto_increment_increment)";
        try (TestDatabase origin = Servers.create(engine);
                Database database = Opening.open(origin)) {
            run(origin, "create table t (a int)", "insert into t values (1)");
            String before;
            try (Connection connection = database.connection()) {
                before = Ask.value(connection, settings);
            }
            try (MySqlSource source = MySqlSource.open(database, 1);
                    MySqlTarget target = MySqlTarget.open(database)) {
                readAll(source, source.inventory().slices());
                target.run(new Ddl(
                        Phase.CODE,
                        Names.object("view", "v"),
                        null,
                        List.of("SET SESSION sql_mode = 'ANSI_QUOTES', time_zone = '+03:00'"),
                        "create view v as select \"a\" from t",
                        false));
            }
            try (Connection one = database.connection();
                    Connection two = database.connection()) {
                assertThat(Ask.value(one, settings)).isEqualTo(before);
                assertThat(Ask.value(two, settings)).isEqualTo(before);
            }
        }
    }
}
