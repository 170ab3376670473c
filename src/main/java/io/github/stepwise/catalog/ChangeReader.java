package io.github.stepwise.catalog;

import static java.util.Map.entry;

import io.github.stepwise.catalog.oncall.RowChanges;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.ColumnSpec;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads one change of a catalog file. */
final class ChangeReader {
    private static final Set<String> COMMON = Set.of("table", "engines", "databases");
    private static final Set<String> COLUMN =
            Set.of("type", "nullable", "key", "unique", "index", "references", "fill", "default");

    private record Form(Set<String> keys, Function<Node, Change> reader) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            form("createTable", ChangeReader::createTable, "columns", "unique", "indexes"),
            form("dropTable", node -> new Change.DropTable(table(node))),
            form("renameTable", node -> new Change.RenameTable(table(node), text(node, "to")), "to"),
            entry("addColumn", new Form(with(COLUMN, "column"), ChangeReader::addColumn)),
            form("dropColumn", ChangeReader::dropColumn, "column", "ifPresent"),
            form("renameColumn", ChangeReader::renameColumn, "column", "to"),
            form("alterColumn", ChangeReader::alterColumn, "column", "type", "nullable"),
            form("widenColumn", ChangeReader::widenColumn, "column", "type", "when", "deviation"),
            form("setDefault", ChangeReader::setDefault, "column", "value"),
            form("dropCheck", node -> new Change.DropCheck(table(node), text(node, "column")), "column"),
            form("addIndex", node -> new Change.AddIndex(table(node), named(node)), "name", "columns"),
            form("dropIndex", node -> new Change.DropIndex(table(node), texts(node, "columns")), "columns"),
            form("addUnique", node -> new Change.AddUnique(table(node), named(node)), "name", "columns"),
            form("dropUnique", node -> new Change.DropUnique(table(node), texts(node, "columns")), "columns"),
            form("addUniqueExpression", ChangeReader::addUniqueExpression, "name", "expressions"),
            form("addForeignKey", ChangeReader::addForeignKey, "column", "references"),
            form("dropForeignKey", node -> new Change.DropForeignKey(table(node), text(node, "column")), "column"),
            form("updateRows", ChangeReader::updateRows, "why", "effect", "preview", "sql", "deviation"),
            form("convertRows", ChangeReader::convertRows, "why", "effect", "preview", "using", "deviation"));

    private ChangeReader() {}

    static Migration.Declared read(Node node) {
        if (node.entries().size() != 1) {
            throw node.error("a change is one key with its details");
        }
        Map.Entry<String, Node> entry = node.entries().entrySet().iterator().next();
        Form form = FORMS.get(entry.getKey());
        if (form == null) {
            throw node.error("unknown change " + entry.getKey());
        }
        Node details = entry.getValue().allow(form.keys());
        Set<Engine> on = details.find("engines").map(ChangeReader::engines).orElse(EnumSet.allOf(Engine.class));
        Migration.Origin origin = details.find("databases")
                .map(which -> which.as(text -> Migration.Origin.valueOf(text.toUpperCase(Locale.ROOT))))
                .orElse(Migration.Origin.ANY);
        return new Migration.Declared(form.reader().apply(details), on, origin);
    }

    private static Set<Engine> engines(Node node) {
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        node.items().forEach(item -> engines.add(item.as(Engine::of)));
        return engines;
    }

    private static Change createTable(Node node) {
        List<ColumnSpec> columns = new ArrayList<>();
        node.need("columns").entries().forEach((name, spec) -> columns.add(column(name, spec.allow(COLUMN))));
        return new Change.CreateTable(table(node), columns, namedList(node, "unique"), namedList(node, "indexes"));
    }

    private static Change addColumn(Node node) {
        return new Change.AddColumn(table(node), column(text(node, "column"), node));
    }

    private static Change dropColumn(Node node) {
        return new Change.DropColumn(table(node), text(node, "column"), node.flag("ifPresent"));
    }

    private static Change renameColumn(Node node) {
        return new Change.RenameColumn(table(node), text(node, "column"), text(node, "to"));
    }

    private static Change alterColumn(Node node) {
        return new Change.AlterColumn(
                table(node),
                text(node, "column"),
                node.find("type").map(type -> type.as(Type::parse)).orElse(null),
                node.find("nullable").map(Node::flag).orElse(null));
    }

    private static Change widenColumn(Node node) {
        return new Change.WidenColumn(
                table(node),
                text(node, "column"),
                node.need("type").as(Type::parse),
                perEngine(node.need("when")),
                text(node, "deviation"));
    }

    private static Change setDefault(Node node) {
        return new Change.SetDefault(table(node), text(node, "column"), node.textOrNull("value"));
    }

    private static Change addUniqueExpression(Node node) {
        Map<Engine, List<String>> expressions = new EnumMap<>(Engine.class);
        node.need("expressions")
                .entries()
                .forEach((engine, parts) -> expressions.put(engine(parts, engine), parts.texts()));
        return new Change.AddUniqueExpression(table(node), text(node, "name"), expressions);
    }

    private static Change addForeignKey(Node node) {
        return new Change.AddForeignKey(table(node), text(node, "column"), text(node, "references"));
    }

    private static Change updateRows(Node node) {
        return new Change.UpdateRows(
                table(node),
                text(node, "why"),
                effect(node),
                perEngine(node.need("preview")),
                perEngine(node.need("sql")),
                node.textOrNull("deviation"));
    }

    private static Change convertRows(Node node) {
        return new Change.ConvertRows(
                table(node),
                text(node, "why"),
                effect(node),
                node.find("preview").map(ChangeReader::perEngine).orElse(Map.of()),
                using(node.need("using")),
                node.textOrNull("deviation"));
    }

    private static String using(Node node) {
        if (!RowChanges.isKnown(node.text())) {
            throw node.error("there is no row change " + node.text());
        }
        return node.text();
    }

    private static Change.Effect effect(Node node) {
        return node.need("effect").as(text -> Change.Effect.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static ColumnSpec column(String name, Node node) {
        return new ColumnSpec(
                name,
                node.need("type").as(Type::parse),
                node.flag("nullable"),
                node.find("key")
                        .map(key -> key.as(text -> ColumnSpec.Key.valueOf(text.toUpperCase(Locale.ROOT))))
                        .orElse(ColumnSpec.Key.NONE),
                node.flag("unique"),
                node.flag("index"),
                node.textOrNull("references"),
                node.textOrNull("fill"),
                node.find("default").map(ChangeReader::storedDefaults).orElse(Map.of()));
    }

    private static Map<Engine, String> storedDefaults(Node node) {
        Map<Engine, String> defaults = new EnumMap<>(Engine.class);
        node.entries().forEach((engine, value) -> defaults.put(engine(value, engine), value.text()));
        return defaults;
    }

    /** One text for all engines, or a text for each; MySQL's serves MariaDB unless it has its own. */
    private static Map<Engine, String> perEngine(Node node) {
        Map<Engine, String> result = new EnumMap<>(Engine.class);
        if (node.isText()) {
            for (Engine engine : Engine.values()) {
                result.put(engine, node.text());
            }
            return result;
        }
        node.find("default").ifPresent(text -> {
            for (Engine engine : Engine.values()) {
                result.put(engine, text.text());
            }
        });
        node.find("mysql").ifPresent(text -> result.put(Engine.MARIADB, text.text()));
        node.entries().forEach((engine, text) -> {
            if (!engine.equals("default")) {
                result.put(engine(text, engine), text.text());
            }
        });
        return result;
    }

    private static Engine engine(Node node, String id) {
        try {
            return Engine.of(id);
        } catch (IllegalArgumentException e) {
            throw new CatalogException(node.place(), e.getMessage(), e);
        }
    }

    private static Change.NamedColumns named(Node node) {
        return new Change.NamedColumns(node.textOrNull("name"), texts(node, "columns"));
    }

    private static List<Change.NamedColumns> namedList(Node node, String key) {
        return node.find(key)
                .map(list -> list.items().stream()
                        .map(item -> named(item.allow(Set.of("name", "columns"))))
                        .toList())
                .orElse(List.of());
    }

    private static String table(Node node) {
        return text(node, "table");
    }

    private static String text(Node node, String key) {
        return node.need(key).text();
    }

    private static List<String> texts(Node node, String key) {
        return node.need(key).texts();
    }

    private static Map.Entry<String, Form> form(String name, Function<Node, Change> reader, String... keys) {
        return entry(name, new Form(with(Set.of(keys)), reader));
    }

    private static Set<String> with(Set<String> keys, String... more) {
        Set<String> all = new HashSet<>(COMMON);
        all.addAll(keys);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
