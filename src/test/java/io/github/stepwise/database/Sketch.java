package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Change.NamedColumns;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.ColumnSpec;
import io.github.stepwise.schema.ColumnSpec.Key;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A small schema with every type and every kind of constraint that the catalog knows. */
final class Sketch {
    static final Map<Engine, List<String>> EXPRESSIONS = Map.of(
            Engine.POSTGRESQL,
                    List.of(
                            "team_id",
                            "(CASE WHEN (removed_at IS NULL) THEN true ELSE NULL::boolean END)",
                            "(CASE WHEN ((title)::text = 'direct_paging'::text) THEN true ELSE NULL::boolean END)"),
            Engine.MYSQL,
                    List.of(
                            "team_id",
                            "(case when (`removed_at` is null) then 1 else NULL end)",
                            "(case when (`title` = _utf8mb4'direct_paging') then 1 else NULL end)"),
            Engine.SQLITE,
                    List.of(
                            "team_id",
                            "(CASE WHEN \"removed_at\" IS NULL THEN 1 ELSE NULL END)",
                            "(CASE WHEN \"title\" = 'direct_paging' THEN 1 ELSE NULL END)"));

    private Sketch() {}

    /** Tables {@code team}, {@code note} and {@code note_extra}. */
    static Schema schema(Engine engine, Column.Generation auto) {
        Fold fold = new Fold(engine, auto);
        Schema schema = Schema.EMPTY;
        for (Change change : List.of(team(), note(), extension(), expressions())) {
            schema = fold.apply(change, schema);
        }
        return schema;
    }

    static Schema schema(Engine engine) {
        return schema(engine, Column.Generation.SERIAL);
    }

    private static Change team() {
        return new Change.CreateTable(
                "team",
                List.of(
                        key("id", "bigint"),
                        spec("name", "string(100)", false).make(),
                        spec("slug", "string(50)", false).unique().make(),
                        spec("code", "string(20)", true).indexed().make()),
                List.of(),
                List.of());
    }

    private static Change note() {
        return new Change.CreateTable(
                "note",
                List.of(
                        key("id", "integer"),
                        spec("title", "string(100)", false).make(),
                        spec("body", "text", true).make(),
                        spec("remark", "string(10)", true).make(),
                        spec("is_open", "boolean", false).make(),
                        spec("small", "smallint", true).make(),
                        spec("count", "integer", true).make(),
                        spec("big", "bigint", true).make(),
                        spec("rank", "positive-smallint", false).make(),
                        spec("order", "positive-integer", true).make(),
                        spec("size", "positive-bigint", true).make(),
                        spec("ratio", "double", true).make(),
                        spec("day", "date", true).make(),
                        spec("at", "time", true).make(),
                        spec("removed_at", "timestamp", true).make(),
                        spec("lasts", "duration", true).make(),
                        spec("token", "uuid", false).make(),
                        spec("data", "json", false).make(),
                        spec("maybe", "json", true).make(),
                        spec("level", "integer", false).stored("0").make(),
                        spec("zone", "string(40)", false).stored("UTC").make(),
                        spec("shown", "boolean", false).stored("true").make(),
                        spec("team_id", "bigint", false).references("team").make(),
                        spec("parent_id", "integer", true).references("note").make(),
                        spec("twin_id", "integer", true)
                                .unique()
                                .references("note")
                                .make()),
                List.of(
                        new NamedColumns(null, List.of("team_id", "title")),
                        new NamedColumns("unique note", List.of("rank", "order"))),
                List.of(new NamedColumns("note_idx", List.of("day", "at"))));
    }

    /** Its key is a foreign key too, as in Django's multi-table inheritance; and it has a JSON column with a default. */
    private static Change extension() {
        return new Change.CreateTable(
                "note_extra",
                List.of(
                        new ColumnSpec(
                                "note_ptr_id",
                                Type.parse("integer"),
                                false,
                                Key.PRIMARY,
                                false,
                                false,
                                "note",
                                null,
                                Map.of()),
                        spec("settings", "json", false)
                                .stored("{\"a\": \"it's\"}")
                                .make()),
                List.of(),
                List.of());
    }

    private static Change expressions() {
        return new Change.AddUniqueExpression("note", "unique_paging", EXPRESSIONS);
    }

    static ColumnSpec key(String name, String type) {
        return new ColumnSpec(name, Type.parse(type), false, Key.AUTO, false, false, null, null, Map.of());
    }

    static Spec spec(String name, String type, boolean nullable) {
        return new Spec(name, Type.parse(type), nullable);
    }

    /** A column in the making. */
    static final class Spec {
        private final String name;
        private final Type.Logical type;
        private final boolean nullable;
        private boolean unique;
        private boolean indexed;
        private String references;
        private String fill;
        private Map<Engine, String> stored = Map.of();

        private Spec(String name, Type.Logical type, boolean nullable) {
            this.name = name;
            this.type = type;
            this.nullable = nullable;
        }

        Spec unique() {
            unique = true;
            return this;
        }

        Spec indexed() {
            indexed = true;
            return this;
        }

        Spec references(String target) {
            references = target;
            return this;
        }

        Spec fill(String value) {
            fill = value;
            return this;
        }

        Spec stored(String value) {
            return stored(value, Set.of(Engine.values()));
        }

        Spec stored(String value, Set<Engine> engines) {
            stored = engines.stream().collect(Collectors.toMap(e -> e, e -> value));
            return this;
        }

        ColumnSpec make() {
            return new ColumnSpec(name, type, nullable, Key.NONE, unique, indexed, references, fill, stored);
        }
    }
}
