package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Column.Generation;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaException;
import io.github.stepwise.schema.Table;
import io.github.stepwise.schema.Type;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteRebuildTest {
    private static final Change LONGER = new Change.AlterColumn("team", "name", Type.parse("string(200)"), null);

    private final Schema before = Sketch.schema(Engine.SQLITE);
    private LiveSketch sketch;

    @BeforeEach
    void open() throws SQLException {
        sketch = LiveSketch.filled(before, Engine.SQLITE);
    }

    @AfterEach
    void close() throws SQLException {
        sketch.close();
    }

    private List<DdlStatement> statements(Change change) throws SQLException {
        Schema after = new Fold(Engine.SQLITE, Generation.SERIAL).apply(change, before);
        return sketch.dialect.statements(change, before, after, sketch.live());
    }

    @Test
    void keepsWhatTheCatalogDoesNotKnow() throws SQLException {
        sketch.execute("alter table team add column left_over varchar(7) default 'x' references note (id)");
        sketch.execute("create index own_index on team (left_over, name)");
        sketch.execute("create unique index own_unique on team (name, code)");
        sketch.run(statements(LONGER));
        Table team = sketch.live().table("team").orElseThrow();
        assertThat(team.columns()).extracting(Column::name).containsExactly("id", "name", "slug", "code", "left_over");
        assertThat(team.column("left_over").orElseThrow().defaultValue()).isEqualTo("x");
        assertThat(team.indexes()).extracting("name").contains("own_index", "own_unique");
        assertThat(team.foreignKeys()).hasSize(1);
        assertThat(sketch.column("select left_over from team")).containsExactly("x", "x");
    }

    @Test
    void doesNotGiveIdsAgain() throws SQLException {
        sketch.execute("insert into team (id, name, slug) values (99, 'gone', 'gone')");
        sketch.execute("delete from team where id = 99");
        sketch.run(statements(LONGER));
        sketch.execute("insert into team (name, slug) values ('new', 'new')");
        assertThat(sketch.column("select max(id) from team")).containsExactly("100");
        assertThat(sketch.column("select name from sqlite_sequence where name like '%team'"))
                .containsExactly("team");
    }

    @Test
    void leavesReferencesOfOtherTablesAlone() throws SQLException {
        sketch.run(statements(LONGER));
        assertThat(sketch.column("select \"table\" from pragma_foreign_key_list('note') where \"from\" = 'team_id'"))
                .containsExactly("team");
        assertThat(sketch.column("select count(*) from pragma_foreign_key_check"))
                .containsExactly("0");
        assertThat(sketch.column("select team_id from note")).containsExactly("1", "1", "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create trigger t after insert on team begin select 1; end | trigger t on team",
                "create trigger t after insert on note begin delete from team where id = 9; end | trigger t on note, team",
                "create view v as select n.id from note n join Team t on t.id = n.team_id | view v on note, team",
                "alter table team add column c text check (c <> 'x') | check (c <> 'x') on team",
                "alter table team add column c text constraint odd check (c <> 'x') | check odd on team",
                "alter table team add column c text collate nocase | collate nocase of column c on team",
                "alter table team add column c text as (name) virtual | generated column c on team",
                "alter table team add column c bigint references note (id) on delete cascade | foreign key of column c on team",
                "create index p on team (name) where id > 1 | index p on team",
                "create index p on team (name desc) | index p on team",
                "create index p on team (lower(name)) | index p on team"
            })
    void refusesWhatWouldBeLost(String sql, String extra) throws SQLException {
        sketch.execute(sql);
        assertThat(sketch.live().extras()).contains(extra);
        assertThatThrownBy(() -> statements(LONGER))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("team")
                .hasMessageContaining(extra);
        assertThat(statements(new Change.RenameColumn("team", "code", "kind"))).hasSize(1);
    }

    @Test
    void refusesToOverwriteAnotherAttempt() throws SQLException {
        sketch.execute("create table new__team (id integer)");
        assertThatThrownBy(() -> statements(LONGER))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("new__team");
    }

    @Test
    void readsTablesThatOtherToolsWrote() throws SQLException {
        sketch.execute("create table [odd] (`id` integer primary key autoincrement, -- comment, with comma\n"
                + " a decimal(10, 2) not null default -1 unique, \"b\" text default 'x,(y' null,"
                + " c int constraint pos check(c>=0) references team(id) deferrable initially deferred,"
                + " d text check (json_valid(d) or d is null), constraint u unique (a, b),"
                + " foreign key (b) references team (slug))");
        Table odd = sketch.live().table("odd").orElseThrow();
        assertThat(sketch.live().extras()).isEmpty();
        assertThat(odd.columns()).extracting(Column::name).containsExactly("id", "a", "b", "c", "d");
        assertThat(odd.columns().get(0).generation()).isEqualTo(Generation.SERIAL);
        assertThat(odd.columns().get(1).defaultValue()).isEqualTo("-1");
        assertThat(odd.columns().get(2).defaultValue()).isEqualTo("x,(y");
        assertThat(odd.checks()).hasSize(2);
        assertThat(odd.foreignKeys()).extracting("column", "deferred").contains(tuple("c", true), tuple("b", false));
        assertThat(odd.indexes()).hasSize(2);
    }
}
