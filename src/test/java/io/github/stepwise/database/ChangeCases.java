package io.github.stepwise.database;

import static io.github.stepwise.database.Sketch.spec;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Change.NamedColumns;
import io.github.stepwise.schema.ColumnSpec;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One case for each kind of change, and for what engines find hard. */
final class ChangeCases {
    private static final Set<Engine> SERVERS = Set.of(Engine.POSTGRESQL, Engine.MYSQL, Engine.MARIADB);
    private static final String ROWS = "select count(*) from note";
    private static final List<String> THREE = List.of("3");

    private ChangeCases() {}

    static List<ChangeCase> of(Engine engine) {
        List<ChangeCase> cases = new ArrayList<>();
        tables(cases);
        additions(cases);
        fills(cases, engine);
        drops(cases);
        alterations(cases);
        indexes(cases);
        return cases;
    }

    private static void tables(List<ChangeCase> cases) {
        add(
                cases,
                "create table",
                new Change.CreateTable(
                        "label",
                        List.of(
                                Sketch.key("id", "bigint"),
                                spec("key", "string(20)", false).indexed().make(),
                                spec("note_id", "integer", false)
                                        .references("note")
                                        .make(),
                                spec("team_id", "bigint", true)
                                        .unique()
                                        .references("team")
                                        .make(),
                                spec("data", "json", true).make(),
                                spec("n", "positive-integer", false).stored("7").make()),
                        List.of(new NamedColumns(null, List.of("note_id", "key"))),
                        List.of(new NamedColumns("label_idx", List.of("key", "n")))));
        add(cases, "drop table", new Change.DropTable("note_extra"), "select name from team order by id", null);
        add(cases, "rename table", new Change.RenameTable("note", "memo"), "select count(*) from memo", THREE);
        add(cases, "rename referenced table", new Change.RenameTable("team", "crew"), ROWS, THREE);
        add(
                cases,
                "rename column",
                new Change.RenameColumn("note", "small", "tiny"),
                "select tiny from note where id = 1",
                List.of("-1"));
        add(
                cases,
                "rename column with check",
                new Change.RenameColumn("note", "rank", "grade"),
                "select grade from note order by id",
                List.of("1", "2", "3"));
        add(
                cases,
                "rename column with key",
                new Change.RenameColumn("note", "parent_id", "above_id"),
                "select count(above_id) from note",
                List.of("2"));
        add(
                cases,
                "rename column with JSON",
                new Change.RenameColumn("note", "data", "facts"),
                "select count(facts) from note",
                THREE);
        add(
                cases,
                "rename column with default",
                new Change.RenameColumn("note", "zone", "time_zone"),
                "select max(time_zone) from note",
                List.of("UTC"));
        add(
                cases,
                "rename unique column",
                new Change.RenameColumn("team", "slug", "handle"),
                "select handle from team order by id",
                List.of("ops", "dev"));
    }

    private static void additions(List<ChangeCase> cases) {
        addColumn(cases, "nullable", spec("x", "string(10)", true).make(), null);
        addColumn(
                cases,
                "nullable with key",
                spec("x", "bigint", true).references("team").make(),
                null);
        addColumn(
                cases,
                "unique with key",
                spec("x", "bigint", true).unique().references("team").make(),
                null);
        addColumn(cases, "indexed text", spec("x", "string(10)", true).indexed().make(), null);
        addColumn(cases, "nullable JSON", spec("x", "json", true).make(), null);
        addColumn(
                cases, "nullable positive", spec("x", "positive-integer", true).make(), null);
        addColumn(
                cases,
                "nullable with fill",
                spec("x", "string(10)", true).fill("a'b").make(),
                "a'b");
    }

    private static void fills(List<ChangeCase> cases, Engine engine) {
        String yes = engine == Engine.POSTGRESQL ? "t" : "1";
        addColumn(cases, "boolean", spec("x", "boolean", false).fill("true").make(), yes);
        addColumn(
                cases,
                "string",
                spec("x", "string(40)", false).fill("it's \\ \"é\"").make(),
                "it's \\ \"é\"");
        addColumn(cases, "empty string", spec("x", "string(40)", false).fill("").make(), "");
        addColumn(
                cases, "string now", spec("x", "string(40)", false).fill("now").make(), "now");
        addColumn(cases, "text", spec("x", "text", false).fill("a\\b'c").make(), "a\\b'c");
        addColumn(cases, "integer", spec("x", "integer", false).fill("-5").make(), "-5");
        addColumn(
                cases,
                "positive",
                spec("x", "positive-smallint", false).fill("5").make(),
                "5");
        addColumn(cases, "double", spec("x", "double", false).fill("0.5").make(), "0.5");
        addColumn(cases, "json", spec("x", "json", false).fill("[900]").make(), "[900]");
        addColumn(cases, "uuid", spec("x", "uuid", false).fill("0".repeat(32)).make(), null);
        addColumn(
                cases,
                "with key",
                spec("x", "bigint", false).references("team").fill("2").make(),
                "2");
        String past = "select count(*) from note where x > '2024-01-01'";
        ColumnSpec now = spec("x", "timestamp", false).fill("now").make();
        add(cases, "add column filled: timestamp", new Change.AddColumn("note", now), past, THREE);
        addColumn(
                cases,
                "stored",
                spec("x", "integer", false).fill("7").stored("7").make(),
                "7");
        addColumn(
                cases,
                "stored on servers",
                spec("x", "boolean", false).fill("true").stored("true", SERVERS).make(),
                yes);
        addColumn(
                cases,
                "other than stored",
                spec("x", "string(9)", false).fill("old").stored("new").make(),
                "old");
        addColumn(
                cases,
                "stored alone",
                spec("x", "json", false).stored("{\"a\": \"'\"}").make(),
                "{\"a\": \"'\"}");
    }

    private static void drops(List<ChangeCase> cases) {
        for (String column : List.of(
                "body", "small", "data", "maybe", "zone", "rank", "order", "team_id", "parent_id", "twin_id", "day")) {
            add(cases, "drop column " + column, new Change.DropColumn("note", column, false), ROWS, THREE);
        }
        add(
                cases,
                "drop column with two indexes",
                new Change.DropColumn("team", "slug", false),
                "select name from team where id = 1",
                List.of("Ops"));
        add(cases, "drop column that is not there", new Change.DropColumn("note", "ghost", true), ROWS, THREE);
    }

    private static void alterations(List<ChangeCase> cases) {
        alter(cases, "longer", "title", "string(200)", null, "select title from note where id = 2", "n2");
        alter(cases, "text", "remark", "text", null, ROWS, "3");
        alter(cases, "bigger", "count", "bigint", null, "select count from note where id = 2", "2");
        Change counter = new Change.CreateTable("counter", List.of(Sketch.key("id", "integer")), List.of(), List.of());
        Change bigger = new Change.AlterColumn("counter", "id", Type.parse("bigint"), null);
        cases.add(new ChangeCase("alter column: key", List.of(counter), bigger, ROWS, THREE));
        alter(cases, "nullable", "token", null, true, ROWS, "3");
        alter(cases, "nullable positive", "rank", null, true, ROWS, "3");
        alter(cases, "nullable key column", "team_id", null, true, "select max(team_id) from note", "1");
        alter(cases, "required", "big", null, false, "select max(big) from note", "5000000000");
        alter(cases, "required with type", "small", "bigint", false, "select max(small) from note", "-1");
        alter(cases, "with default", "zone", "string(99)", true, "select max(zone) from note", "UTC");
        add(cases, "set default", new Change.SetDefault("note", "count", "5"), ROWS, THREE);
        add(cases, "set default of JSON", new Change.SetDefault("note", "data", "[1]"), ROWS, THREE);
        add(cases, "set default of text", new Change.SetDefault("note", "title", "a'\\b"), ROWS, THREE);
        add(cases, "drop default", new Change.SetDefault("note", "shown", null), ROWS, THREE);
        add(cases, "drop check", new Change.DropCheck("note", "order"), ROWS, THREE);
        add(cases, "drop check of JSON", new Change.DropCheck("note", "maybe"), ROWS, THREE);
    }

    private static void indexes(List<ChangeCase> cases) {
        add(cases, "add index", new Change.AddIndex("note", new NamedColumns("by_size", List.of("size", "big"))));
        add(cases, "add index on text", new Change.AddIndex("note", new NamedColumns(null, List.of("zone"))));
        add(
                cases,
                "add index on key",
                new Change.AddIndex("note", new NamedColumns("by_parent", List.of("parent_id", "count"))));
        add(cases, "drop index", new Change.DropIndex("note", List.of("day", "at")));
        add(cases, "drop index on text", new Change.DropIndex("team", List.of("code")));
        add(cases, "add unique", new Change.AddUnique("note", new NamedColumns(null, List.of("count", "title"))));
        add(
                cases,
                "add named unique",
                new Change.AddUnique("note", new NamedColumns("odd name", List.of("count", "title"))));
        add(
                cases,
                "add unique on key",
                new Change.AddUnique("note", new NamedColumns(null, List.of("parent_id", "title"))));
        add(cases, "drop unique", new Change.DropUnique("note", List.of("rank", "order")));
        add(cases, "drop unique that serves a key", new Change.DropUnique("note", List.of("team_id", "title")));
        add(cases, "drop unique of column", new Change.DropUnique("team", List.of("slug")));
        add(cases, "drop unique of key column", new Change.DropUnique("note", List.of("twin_id")));
        cases.add(new ChangeCase(
                "add foreign key",
                List.of(new Change.DropForeignKey("note", "parent_id")),
                new Change.AddForeignKey("note", "parent_id", "note"),
                ROWS,
                THREE));
        add(cases, "drop foreign key", new Change.DropForeignKey("note", "parent_id"));
        add(cases, "drop foreign key under unique", new Change.DropForeignKey("note", "team_id"));
        add(cases, "drop foreign key of key", new Change.DropForeignKey("note_extra", "note_ptr_id"));
    }

    private static void addColumn(List<ChangeCase> cases, String title, ColumnSpec column, String value) {
        List<String> answer = value == null ? THREE : List.of(value, value, value);
        String query = value == null ? ROWS : "select x from note";
        add(cases, "add column " + title, new Change.AddColumn("note", column), query, answer);
    }

    private static void alter(
            List<ChangeCase> cases,
            String title,
            String column,
            String type,
            Boolean nullable,
            String query,
            String answer) {
        Change change = new Change.AlterColumn("note", column, type == null ? null : Type.parse(type), nullable);
        add(cases, "alter column: " + title, change, query, answer == null ? null : List.of(answer));
    }

    private static void add(List<ChangeCase> cases, String title, Change change) {
        add(cases, title, change, ROWS, THREE);
    }

    private static void add(List<ChangeCase> cases, String title, Change change, String query, List<String> answer) {
        cases.add(new ChangeCase(title, List.of(), change, query, answer));
    }
}
