package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.engine.Slice;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup is of one moment, whatever happens meanwhile. */
class SnapshotTest {
    private static final Slicing SMALL = new Slicing(16_384, 16_384);

    private PostgresPlace source;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void make() throws Exception {
        source = PostgresPlace.create();
    }

    @AfterEach
    void drop() {
        threads.shutdownNow();
        source.close();
    }

    private PostgresSource open(int jobs) throws Exception {
        return PostgresSource.open(source.database(), jobs, SMALL, RowLimit.USUAL);
    }

    @Test
    void moneyThatMovesBetweenTablesIsCountedOnce() throws Exception {
        source.execute(
                "create table a (id int primary key, n int, filler text default repeat('x', 200))",
                "create table b (id int primary key, n int, filler text default repeat('y', 200))",
                "insert into a select i, 100 from generate_series(1, 2000) i",
                "insert into b select i, 100 from generate_series(1, 2000) i");
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch moving = new CountDownLatch(50);
        Future<?> mover = threads.submit(() -> {
            try (Connection connection = source.connect();
                    Statement statement = connection.createStatement()) {
                for (int i = 1; !stop.get(); i++) {
                    int id = 1 + i * 37 % 2000;
                    statement.execute(
                            "begin; update a set n = n - 7 where id = " + id + "; update b set n = n + 7 where id = "
                                    + (2001 - id) + "; insert into a values (" + (10_000 + i) + ", 0); commit");
                    moving.countDown();
                }
            }
            return null;
        });
        moving.await();
        try (PostgresSource opened = open(2)) {
            assertThat(opened.connections()).isEqualTo(2);
            assertThat(opened.fewerBecause()).isNull();
            String rowsThen;
            try (Connection other = source.connect();
                    Statement statement = other.createStatement()) {
                // what the same snapshot says by a query
                statement.execute("begin isolation level repeatable read");
                statement.execute("set transaction snapshot '"
                        + opened.origin().position().get("snapshot") + "'");
                try (var row = statement.executeQuery("select count(*) from a")) {
                    row.next();
                    rowsThen = row.getString(1);
                }
            }
            List<Slice> slices = opened.inventory().slices();
            assertThat(slices).hasSizeGreaterThan(20);
            Carrier carrier = Carrier.read(opened, slices);
            assertThat(sum(carrier, "a") + sum(carrier, "b")).isEqualTo(400_000);
            assertThat(carrier.count("a")).isEqualTo(Long.parseLong(rowsThen));
            assertThat(Long.parseLong(source.ask("select count(*) from a"))).isGreaterThan(carrier.count("a"));
        } finally {
            stop.set(true);
            mover.get();
        }
    }

    private static long sum(Carrier carrier, String table) {
        String text = new String(carrier.bytes(carrier.table(table)), StandardCharsets.UTF_8);
        return text.lines()
                .mapToLong(line -> Long.parseLong(line.split("\t", -1)[1]))
                .sum();
    }

    @Test
    void slicesHaveEveryRowOnce() throws Exception {
        source.execute(
                "create table t (id int, filler text)",
                "insert into t select i, repeat('x', i % 300) from generate_series(1, 5000) i",
                "delete from t where id % 3 = 0",
                "vacuum t",
                "insert into t select i, '' from generate_series(5001, 6000) i");
        try (PostgresSource opened = open(2)) {
            List<Slice> slices = opened.inventory().slices();
            assertThat(slices).hasSizeGreaterThan(10);
            long estimate = slices.stream().mapToLong(Slice::estimatedBytes).sum();
            // the last slice has a part of the pages only, and every share is rounded
            assertThat(estimate)
                    .isBetween(
                            Long.parseLong(source.ask("select pg_relation_size('t') - 100")),
                            Long.parseLong(source.ask("select pg_table_size('t') + 100")));
            Carrier carrier = Carrier.read(opened, slices);
            List<Integer> ids = new String(carrier.bytes(carrier.table("t")), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Integer.valueOf(line.substring(0, line.indexOf('\t'))))
                    .sorted()
                    .toList();
            assertThat(ids)
                    .isEqualTo(source.rows("select id from t order by id").stream()
                            .map(Integer::valueOf)
                            .toList());
        }
    }

    /** An old snapshot sees nothing in a table that has been rewritten since; that must not become an empty backup. */
    @Test
    void tableRewrittenWhileTheBackupBeginsIsNotEmpty() throws Exception {
        source.execute("create table t (id int)", "insert into t select generate_series(1, 100)");
        try (Connection other = source.connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin; alter table t alter id type bigint");
            Future<PostgresSource> opening = threads.submit(() -> open(2));
            awaitLockWait();
            statement.execute("commit");
            try (PostgresSource opened = opening.get()) {
                Carrier carrier = Carrier.read(opened, opened.inventory().slices());
                assertThat(carrier.count("t")).isEqualTo(100);
            }
        }
    }

    @Test
    void tableDroppedWhileTheBackupBeginsIsNotInIt() throws Exception {
        source.execute("create table t (id int)", "create table u (id int)");
        try (Connection other = source.connect();
                Statement statement = other.createStatement()) {
            statement.execute("begin; drop table t; create table v (id int)");
            Future<PostgresSource> opening = threads.submit(() -> open(1));
            awaitLockWait();
            statement.execute("commit");
            try (PostgresSource opened = opening.get()) {
                assertThat(opened.inventory().slices())
                        .extracting(slice -> slice.table().name().name())
                        .containsExactlyInAnyOrder("u", "v");
            }
        }
    }

    @Test
    void nobodyDropsOrEmptiesATableMeanwhile() throws Exception {
        source.execute("create table t (id int)", "insert into t select generate_series(1, 100)");
        try (PostgresSource opened = open(2);
                Connection other = source.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set lock_timeout = '200ms'");
            for (String sql : List.of("drop table t", "truncate t", "alter table t add x int")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                        .extracting(SQLException::getSQLState)
                        .isEqualTo("55P03");
            }
            statement.execute("insert into t values (101)");
            assertThat(Carrier.read(opened, opened.inventory().slices()).count("t"))
                    .isEqualTo(100);
        }
        source.execute("drop table t");
    }

    /** Behind a session that waits for the leader a worker would wait for ever. */
    @Test
    void tableThatSomebodyWaitsToDropIsStillRead() throws Exception {
        source.execute("create table t (id int)", "insert into t select generate_series(1, 100)");
        Future<?> drop;
        try (PostgresSource opened = open(2)) {
            List<Slice> slices = opened.inventory().slices();
            drop = threads.submit(() -> {
                source.execute("drop table t");
                return null;
            });
            awaitLockWait();
            assertThat(Carrier.read(opened, slices).count("t")).isEqualTo(100);
            assertThat(drop.isDone()).isFalse();
        }
        drop.get();
    }

    @Test
    void blockerIsNamed() throws Exception {
        source.execute("create table t (id int)");
        try (Connection other = source.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'nightly job'; begin; lock table t");
            assertThatThrownBy(() -> open(1))
                    .asInstanceOf(InstanceOfAssertFactories.type(BackupFailure.class))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(BackupFailure.Kind.DATABASE);
                        assertThat(failure.details()).singleElement().asString().contains("nightly job", "table t");
                        assertThat(failure.nextSteps()).isNotEmpty();
                    });
        }
    }

    @Test
    void abortedReadEndsSoonAndSaysSo() throws Exception {
        source.execute("create table t (id int)", "insert into t select generate_series(1, 200000)");
        try (PostgresSource opened = open(1)) {
            Slice slice = opened.inventory().slices().get(0);
            CountDownLatch reading = new CountDownLatch(1);
            RowSink slow = (row, offset, length) -> {
                reading.countDown();
                pause();
            };
            Future<?> read = threads.submit(() -> {
                opened.read(slice, format -> slow);
                return null;
            });
            reading.await();
            opened.abort();
            assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
                    .cause()
                    .asInstanceOf(InstanceOfAssertFactories.type(BackupFailure.class))
                    .extracting(BackupFailure::kind)
                    .isEqualTo(BackupFailure.Kind.CANCELLED);
        }
    }

    @Test
    void sessionsGoBackAsTheyWere() throws Exception {
        source.execute("create table t (id int)");
        List<String> before = settings();
        try (PostgresSource opened = open(3)) {
            Carrier.read(opened, opened.inventory().slices());
        }
        for (int i = 0; i < 3; i++) {
            assertThat(settings()).isEqualTo(before);
        }
    }

    /** Of all connections that the pool has now. */
    private List<String> settings() throws SQLException {
        try (Connection one = source.database().connection();
                Connection two = source.database().connection();
                Connection three = source.database().connection()) {
            Set<List<String>> found = new HashSet<>();
            for (Connection connection : List.of(one, two, three)) {
                assertThat(connection.getAutoCommit()).isTrue();
                found.add(Sql.rows(
                        connection,
                        "select name || '=' || setting from pg_settings where name !~ '^transaction_' order by 1",
                        row -> row.getString(1)));
            }
            assertThat(found).hasSize(1);
            return found.iterator().next();
        }
    }

    private void awaitLockWait() throws Exception {
        for (int i = 0; i < 100; i++) {
            if (!source.rows("select pid from pg_locks where not granted").isEmpty()) {
                return;
            }
            pause();
        }
        throw new AssertionError("nobody waits");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
