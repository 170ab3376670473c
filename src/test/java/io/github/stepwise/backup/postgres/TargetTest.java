package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Table T = table("t", "id");

    private PostgresPlace place;
    private PostgresTarget target;

    @BeforeEach
    void make() throws Exception {
        place = PostgresPlace.create();
        target = PostgresTarget.open(place.database());
    }

    @AfterEach
    void drop() {
        target.close();
        place.close();
    }

    private static Table table(String name, String... columns) {
        return new Table(
                new TableName("public", name),
                List.of(columns).stream()
                        .map(column -> new Column(column, Column.Encoding.TEXT))
                        .toList());
    }

    private static InputStream lines(int from, int to) {
        String text = IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Ddl ddl(Phase phase, String sql) {
        return Ddl.of(phase, new DatabaseObject("object", "x"), sql);
    }

    @Test
    void rowsAreFrozenAndALoadCanBeRepeated() throws Exception {
        place.execute("create table t (id int)", "insert into t values (-1)", "create extension pageinspect");
        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 500))).isEqualTo(500);
        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 1000))).isEqualTo(1000);
        assertThat(place.ask("select concat(count(*), ' ', min(id)) from t")).isEqualTo("1000 1");
        // both bits: committed and invalid as a deleter's number is
        assertThat(place.ask("select count(*) from heap_page_items(get_raw_page('t', 0)) where t_infomask & 768 = 768"))
                .isNotEqualTo("0");
        assertThat(target.loadMethod()).isEqualTo("COPY FREEZE");
    }

    @Test
    void tableThatOthersReferToIsLoadedWithoutFreezing() throws Exception {
        place.execute(
                "create table t (id int primary key)",
                "create table u (id int references t)",
                "insert into t values (7)");
        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 10))).isEqualTo(10);
        assertThat(place.ask("select count(*) from t")).isEqualTo("10");
        assertThat(target.loadMethod()).startsWith("COPY FREEZE, and COPY");
    }

    @Test
    void partitionIsFrozenToo() throws Exception {
        place.execute(
                "create table p (id int) partition by range (id)",
                "create table t partition of p for values from (0) to (100)");
        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 10))).isEqualTo(10);
        assertThat(target.loadMethod()).isEqualTo("COPY FREEZE");
    }

    @Test
    void rowThatTheServerRefusesLeavesTheTableAsItWas() throws Exception {
        place.execute("create table t (id int check (id < 400000))", "insert into t values (7)");
        assertThatThrownBy(() -> target.load(T, DataFormat.COPY_TEXT, lines(1, 500_000)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("violates check constraint");
        assertThat(place.ask("select concat(count(*), ' ', min(id)) from t")).isEqualTo("1 7");
    }

    @Test
    void brokenFileLeavesTheTableAsItWas() throws Exception {
        place.execute("create table t (id int)", "insert into t values (7)");
        InputStream broken = new InputStream() {
            private final InputStream good = lines(1, 100_000);

            @Override
            public int read() throws IOException {
                int next = good.read();
                if (next < 0) {
                    throw new IOException("damaged");
                }
                return next;
            }
        };
        assertThatThrownBy(() -> target.load(T, DataFormat.COPY_TEXT, broken))
                .isInstanceOf(IOException.class)
                .hasMessage("damaged");
        assertThat(place.ask("select concat(count(*), ' ', min(id)) from t")).isEqualTo("1 7");
        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 3))).isEqualTo(3);
    }

    @Test
    void functionsThatRelyOnASearchPathWork() throws Exception {
        place.execute(
                "create table allowed (id int)",
                "insert into allowed values (1), (2), (3)",
                "create function is_allowed(i int) returns boolean language plpgsql immutable as"
                        + " 'begin return exists (select from allowed a where a.id = i); end'",
                "create table t (id int check (is_allowed(id)))");

        assertThat(target.load(T, DataFormat.COPY_TEXT, lines(1, 3))).isEqualTo(3);
        target.run(ddl(Phase.POST_DATA, "create index on public.t (public.is_allowed(id))"));

        assertThat(place.ask("select count(*) from t")).isEqualTo("3");
        assertThatThrownBy(() -> target.load(T, DataFormat.COPY_TEXT, lines(1, 4)))
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void statementsRunInASessionOfTheirOwn() throws Exception {
        target.run(
                ddl(
                        Phase.PRE_DATA,
                        "create function public.f() returns int language sql as 'select no_such_column from public.no_such_table'"));
        target.run(ddl(
                Phase.PRE_DATA,
                "create table public.s as select current_setting('search_path') p, current_setting('statement_timeout') t,"
                        + " current_setting('row_security') r"));
        Ddl own = new Ddl(
                Phase.PRE_DATA,
                new DatabaseObject("table", "public.own"),
                null,
                List.of("SET LOCAL search_path = public", "SET LOCAL work_mem = '7MB'"),
                "create table own as select current_setting('work_mem') m",
                false);
        target.run(own);
        assertThat(place.ask("select concat(p, ' ', t, ' ', r) from s")).isEqualTo(" 0 off");
        assertThat(place.ask("select m from own")).isEqualTo("7MB");
        assertThatThrownBy(() -> target.run(ddl(Phase.PRE_DATA, "create table nowhere (id int)")))
                .isInstanceOf(SQLException.class);
        try (var connection = place.database().connection()) {
            assertThat(Sql.ask(connection, "show search_path")).isEqualTo("\"$user\", public");
        }
    }

    @Test
    void bodyOfStatementsIsOneStatement() throws Exception {
        target.run(ddl(Phase.PRE_DATA, "create table public.a (id int)"));
        target.run(
                ddl(
                        Phase.PRE_DATA,
                        "CREATE FUNCTION public.atom(x integer) RETURNS integer LANGUAGE sql\nBEGIN ATOMIC\n"
                                + " SELECT CASE WHEN (x > 1) THEN 2 ELSE 3 END;\n SELECT count(*)::integer AS c FROM public.a;\nEND"));
        target.run(
                ddl(
                        Phase.CODE,
                        "CREATE RULE r AS ON DELETE TO public.a DO INSTEAD ( INSERT INTO public.a VALUES (1); INSERT INTO public.a VALUES (2); )"));
        place.execute("delete from a");
        assertThat(place.ask("select public.atom(5)")).isEqualTo("2");
    }

    @Test
    void abortStopsALongStatement() throws Exception {
        Thread later = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            target.abort();
        });
        long start = System.nanoTime();
        later.start();
        assertThatThrownBy(() -> target.run(ddl(Phase.POST_DATA, "select pg_sleep(20)")))
                .isInstanceOf(SQLException.class);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
        assertThatThrownBy(() -> target.run(ddl(Phase.POST_DATA, "select 1"))).hasMessageContaining("cancelled");
        later.join();
    }

    @Test
    void finishCollectsStatistics() throws Exception {
        place.execute("create table t (id int)");
        target.load(T, DataFormat.COPY_TEXT, lines(1, 100));
        target.finish();
        assertThat(place.ask("select reltuples from pg_class where relname = 't'"))
                .isEqualTo("100");
    }
}
