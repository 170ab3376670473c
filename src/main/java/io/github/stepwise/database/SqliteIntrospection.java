package io.github.stepwise.database;

import io.github.stepwise.database.SqliteTokens.Token;
import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a SQLite database: structure from the pragmas, the rest from the text of the CREATE statements. */
final class SqliteIntrospection {
    private static final String OWN = " m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' ";

    private static final String TABLES = "select m.name, m.sql from sqlite_master m where" + OWN;

    private static final String COLUMNS = """
            select m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
            from sqlite_master m, pragma_table_xinfo(m.name) x where""" + OWN + "order by m.name, x.cid";

    private static final String INDEX_PARTS = """
            select m.name, l.name, l."unique", l.origin, i.sql,
                l.partial = 0 and x."desc" = 0 and (x.coll = 'BINARY' or x.name is null), x.name
            from sqlite_master m, pragma_index_list(m.name) l, pragma_index_xinfo(l.name) x
            left join sqlite_master i on i.type = 'index' and i.name = l.name where x.key and""" + OWN + "order by m.name, l.seq desc, x.seqno";

    private static final String FOREIGN_KEYS = """
            select m.name, f.id, f.seq, f."table", f."from", coalesce(f."to", 'id'),
                f.on_update in ('NO ACTION', 'RESTRICT') and f.on_delete in ('NO ACTION', 'RESTRICT')
            from sqlite_master m, pragma_foreign_key_list(m.name) f where""" + OWN + "order by m.name, f.id desc, f.seq";

    private static final String VIEWS_AND_TRIGGERS =
            "select type, name, sql, tbl_name from sqlite_master where type in ('view', 'trigger')";

    private final Connection connection;
    private final LiveSchema live = new LiveSchema();
    private final Map<String, SqliteTableText> texts = new HashMap<>();

    SqliteIntrospection(Connection connection) {
        this.connection = connection;
    }

    Schema read() throws SQLException {
        Query.forEach(connection, TABLES, this::table);
        Query.forEach(connection, COLUMNS, this::column);
        indexes();
        Query.forEach(connection, FOREIGN_KEYS, this::foreignKey);
        Query.forEach(connection, VIEWS_AND_TRIGGERS, this::viewOrTrigger);
        return live.build();
    }

    private void table(ResultSet row) throws SQLException {
        String name = row.getString(1);
        SqliteTableText text = SqliteTableText.of(row.getString(2));
        texts.put(name, text);
        live.table(name);
        for (Check check : text.checks()) {
            live.check(name, check);
        }
        text.unknown().forEach(unknown -> live.extra(Extras.on(name, unknown, null)));
    }

    private void column(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String name = row.getString(2);
        Type type = new Type.Native(row.getString(3).toLowerCase(Locale.ROOT));
        boolean key = row.getInt(6) > 0;
        boolean counts = key && texts.get(table).hasAutoincrement();
        Column.Generation generation = counts ? Column.Generation.SERIAL : Column.Generation.NONE;
        String value = SqliteTypes.defaultValue(type, row.getString(5));
        live.column(table, new Column(name, type, !row.getBoolean(4), value, generation));
        if (key) {
            live.keyColumn(table, row.getInt(6), name);
        }
        if (row.getInt(7) != 0) {
            live.extra(Extras.on(table, "generated column", name));
        }
    }

    private void indexes() throws SQLException {
        record Key(String table, String name, boolean unique, String origin, String sql) {}
        Map<Key, List<String>> parts = new LinkedHashMap<>();
        Map<Key, Boolean> plain = new HashMap<>();
        Query.forEach(connection, INDEX_PARTS, row -> {
            Key key =
                    new Key(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4), row.getString(5));
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(row.getString(7));
            plain.merge(key, row.getBoolean(6), Boolean::logicalAnd);
        });
        parts.forEach((key, columns) -> {
            boolean expression = columns.contains(null);
            if (key.origin().equals("pk")) {
                return;
            }
            if (!plain.get(key) || (expression && !key.unique())) {
                live.extra(Extras.on(key.table(), "index", key.name()));
            } else if (expression) {
                live.index(key.table(), new Index(key.name(), Index.Kind.UNIQUE_EXPRESSION, expressions(key.sql())));
            } else {
                String name = key.origin().equals("u") ? null : key.name();
                live.index(key.table(), new Index(name, key.unique() ? Index.Kind.UNIQUE : Index.Kind.PLAIN, columns));
            }
        });
    }

    /** The parts of an index as they stand in its text. */
    private static List<String> expressions(String sql) {
        SqliteTokens tokens = SqliteTokens.of(sql);
        while (tokens.hasNext() && !tokens.peek().is("(")) {
            tokens.next();
        }
        return tokens.inParentheses().split().stream()
                .map(part -> part.rest().size() == 1 ? part.peek().text() : Expressions.normal(part.textIn(sql)))
                .toList();
    }

    private void foreignKey(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String column = row.getString(5);
        boolean further = row.getInt(3) > 0;
        if (further || !row.getBoolean(7)) {
            live.extra(Extras.on(table, "foreign key of column", column));
        }
        if (!further) {
            boolean deferred = texts.get(table).isDeferred(column);
            live.foreignKey(table, new ForeignKey(null, column, row.getString(4), row.getString(6), deferred));
        }
    }

    private void viewOrTrigger(ResultSet row) throws SQLException {
        Set<String> tables = new LinkedHashSet<>();
        if (row.getString(1).equals("trigger")) {
            tables.add(row.getString(4));
        }
        for (Token token : SqliteTokens.of(row.getString(3)).rest()) {
            live.tableNames().stream()
                    .filter(table -> table.equalsIgnoreCase(token.text()))
                    .forEach(tables::add);
        }
        live.extra(Extras.on(tables, row.getString(1), row.getString(2)));
    }
}
