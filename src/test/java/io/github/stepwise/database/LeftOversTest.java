package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaDifferences;
import io.github.stepwise.schema.Table;
import io.github.stepwise.schema.Type;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that are not exactly as the catalog tells: objects of other origin, other names, longer columns. */
class LeftOversTest {
    private static final SharedSketches SKETCHES = new SharedSketches();

    @AfterAll
    static void close() throws SQLException {
        SKETCHES.close();
    }

    private static Schema run(LiveSketch sketch, Change... changes) throws SQLException {
        Fold fold = new Fold(sketch.engine, Generation.SERIAL);
        Schema schema = Sketch.schema(sketch.engine);
        for (Change change : changes) {
            Schema after = fold.apply(change, schema);
            sketch.run(sketch.dialect.statements(change, schema, after, sketch.live()));
            schema = after;
        }
        return schema;
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aTableThatIsStillReferredToIsDropped(Engine engine) throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(engine);
        sketch.execute("create table orphan (id bigint primary key, extra_id "
                + (engine == Engine.MYSQL || engine == Engine.MARIADB ? "int" : "integer") + ", foreign key (extra_id)"
                + " references note_extra (note_ptr_id))");
        run(sketch, new Change.DropTable("note_extra"));
        assertThat(sketch.live().table("note_extra")).isEmpty();
        assertThat(sketch.live().table("orphan").orElseThrow().foreignKeys()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aColumnIsDroppedWithWhatHangsOnIt(Engine engine) throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(engine);
        sketch.execute("create index own_index on note (big, count)");
        sketch.execute("create index own_other on note (size, big)".replace("size", sketch.dialect.quote("size")));
        Schema after = run(sketch, new Change.DropColumn("note", "big", false));
        Table note = sketch.live().table("note").orElseThrow();
        assertThat(note.column("big")).isEmpty();
        assertThat(note.indexes()).extracting("name").doesNotContain("own_index");
        assertThat(after.table("note").orElseThrow().column("big")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void namesAreLookedUp(Engine engine) throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(engine);
        Schema before = Sketch.schema(engine);
        Change rename = new Change.RenameTable("note", "memo");
        Schema renamed = new Fold(engine, Generation.SERIAL).apply(rename, before);
        // the catalog calls everything after the new name; the database kept the old names
        Schema live = sketch.live();
        Table memo = live.table("note").orElseThrow();
        sketch.run(sketch.dialect.statements(rename, before, renamed, live));
        for (Change change : List.of(
                new Change.DropUnique("memo", List.of("rank", "order")),
                new Change.DropForeignKey("memo", "parent_id"),
                new Change.DropIndex("memo", List.of("day", "at")),
                new Change.DropCheck("memo", "order"))) {
            Schema otherNames =
                    renamed.with(withOtherNames(renamed.table("memo").orElseThrow()));
            Schema after = new Fold(engine, Generation.SERIAL).apply(change, otherNames);
            sketch.run(sketch.dialect.statements(change, otherNames, after, sketch.live()));
        }
        Table now = sketch.live().table("memo").orElseThrow();
        assertThat(now.indexes().size()).isLessThan(memo.indexes().size());
        assertThat(now.foreignKeys()).hasSize(memo.foreignKeys().size() - 1);
        assertThat(now.checks()).hasSize(memo.checks().size() - 1);
    }

    private static Table withOtherNames(Table table) {
        return table.withIndexes(table.indexes().stream()
                        .map(index -> new Index(
                                index.name() == null ? null : "x" + index.name(), index.kind(), index.parts()))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .map(key -> new ForeignKey(
                                key.name() == null ? null : "x" + key.name(),
                                key.column(),
                                key.targetTable(),
                                key.targetColumn(),
                                key.deferred()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void aColumnIsWidenedAndStaysAsItIsOtherwise(Engine engine) throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(engine);
        run(sketch, widen("zone", 99));
        Column zone = sketch.live().table("note").flatMap(t -> t.column("zone")).orElseThrow();
        assertThat(zone.type().toString()).endsWith("(99)");
        assertThat(zone.nullable()).isFalse();
        assertThat(zone.defaultValue()).isEqualTo("UTC");
        Schema schema = Sketch.schema(engine);
        assertThat(sketch.dialect.statements(widen("zone", 50), schema, schema, sketch.live()))
                .isEmpty();
        run(sketch, new Change.AlterColumn("note", "zone", null, true));
        Column nullable =
                sketch.live().table("note").flatMap(t -> t.column("zone")).orElseThrow();
        assertThat(nullable.nullable()).isTrue();
        assertThat(nullable.type()).isEqualTo(zone.type());
    }

    private static Change widen(String column, int length) {
        return new Change.WidenColumn("note", column, Type.parse("string(" + length + ")"), Map.of(), "test");
    }

    /** In a database that was restored from a dump, the server no longer knows that it made the index itself. */
    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void anIndexLeftBehindAForeignKeyIsNoDifference(Engine engine) throws SQLException {
        Assumptions.assumeTrue(engine.isMySqlFamily());
        LiveSketch sketch = SKETCHES.fresh(engine);
        Schema schema = Sketch.schema(engine);
        String name = sketch.live().table("note").orElseThrow().foreignKeys().stream()
                .filter(key -> key.column().equals("team_id"))
                .findFirst()
                .orElseThrow()
                .name();
        sketch.execute("create index " + name + " on note (team_id)");
        assertThat(differences(sketch, schema)).isEmpty();
        Schema after = run(sketch, new Change.DropUnique("note", List.of("team_id", "title")));
        assertThat(differences(sketch, after)).isEmpty();
    }

    private static List<Difference> differences(LiveSketch sketch, Schema folded) throws SQLException {
        return new SchemaDifferences(sketch.engine, false).between(sketch.dialect.materialize(folded), sketch.live());
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void foreignObjectsAreListed(Engine engine) throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(engine);
        sketch.execute("create view own_view as select id from team");
        sketch.execute("create table own (a integer, b integer, constraint own_check check (a < b))");
        try {
            Schema live = sketch.live();
            assertThat(live.extras()).hasSize(2).anyMatch(extra -> extra.startsWith("view own_view"));
            assertThat(live.extras()).contains("check own_check on own");
            assertThat(differences(sketch, Sketch.schema(engine)))
                    .extracting(Difference::toString)
                    .contains("table own is unexpected");
        } finally {
            sketch.execute("drop view own_view");
        }
    }

    @Test
    void foreignObjectsOfPostgres() throws SQLException {
        LiveSketch sketch = SKETCHES.fresh(Engine.POSTGRESQL);
        sketch.execute("create table own (id bigint, a text collate \"C\", g int generated always as (1) stored,"
                + " n bigint references note (id) on delete cascade, unique (id) include (a),"
                + " exclude using btree (n with =))");
        sketch.execute("create index own_part on own (id) where id > 1");
        sketch.execute("create index own_desc on own (id desc)");
        sketch.execute("create index own_hash on own using hash (id)");
        sketch.execute("create unique index own_unique on own (id, n)");
        sketch.execute("create table part (id int) partition by range (id)");
        sketch.execute("create table part_1 partition of part for values from (1) to (2)");
        Schema live = sketch.live();
        assertThat(live.extras())
                .containsExactlyInAnyOrder(
                        "collation C of column a on own",
                        "exclusion constraint own_n_excl on own",
                        "foreign key own_n_fkey on own",
                        "generated column g on own",
                        "index own_desc on own",
                        "index own_hash on own",
                        "index own_part on own",
                        "unique constraint own_id_a_key on own");
        assertThat(live.tables()).containsKey("part").doesNotContainKey("part_1");
        assertThat(live.table("own").orElseThrow().indexes()).extracting("name").containsExactly("own_unique");
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void foreignObjectsOfMySql(Engine engine) throws SQLException {
        Assumptions.assumeTrue(engine.isMySqlFamily());
        LiveSketch sketch = SKETCHES.fresh(engine);
        sketch.execute("create table own (id bigint, t text, g int as (1) stored, n int, key own_prefix (t(5)),"
                + " u datetime on update current_timestamp,"
                + " constraint own_key foreign key (n) references note (id) on delete cascade)");
        sketch.execute("create trigger own_trigger before insert on own for each row set new.id = 1");
        assertThat(sketch.live().extras())
                .containsExactlyInAnyOrder(
                        "column that updates itself, u on own",
                        "foreign key own_key on own",
                        "generated column g on own",
                        "index own_prefix on own",
                        "trigger own_trigger on own");
    }
}
