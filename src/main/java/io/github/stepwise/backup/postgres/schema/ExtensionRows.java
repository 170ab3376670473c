package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.words.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows that users keep in tables of extensions. */
final class ExtensionRows {
    /** Their tables are part of how they work and cannot be filled one by one. */
    private static final Set<String> OWN_STORAGE = Set.of("timescaledb", "citus", "columnar", "citus_columnar");

    private static final String EXTENSIONS = """
            select e.extname, quote_ident(e.extname), e.extversion from pg_extension e where e.extname <> 'plpgsql'
            order by 1""";

    private static final String CONFIGURED = """
            select n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), x.condition,
                (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
            from pg_extension e cross join lateral unnest(e.extconfig, e.extcondition) x(oid, condition)
            join pg_class c on c.oid = x.oid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
            order by 1, 2""";

    private final Catalog catalog;
    private final List<Table> tables;
    private final List<NotCaptured> notCaptured;
    private final List<Phrase> warnings;

    ExtensionRows(Catalog catalog, List<Table> tables, List<NotCaptured> notCaptured, List<Phrase> warnings) {
        this.catalog = catalog;
        this.tables = tables;
        this.notCaptured = notCaptured;
        this.warnings = warnings;
    }

    void read() throws SQLException {
        catalog.forEach(EXTENSIONS, row -> {
            DatabaseObject object = new DatabaseObject("extension", row.getString(2));
            if (OWN_STORAGE.contains(row.getString(1))) {
                notCaptured.add(NotCaptured.because(object, Notes.of("extension.own-storage")));
            }
            warnings.add(Notes.of("extension.version", row.getString(2), row.getString(3)));
        });
        Map<String, Table> conditional = new TreeMap<>();
        Map<String, String> conditions = new TreeMap<>();
        catalog.forEach(CONFIGURED, row -> {
            List<Column> columns = Catalog.texts(row, 5).stream()
                    .map(name -> new Column(name, Column.Encoding.TEXT))
                    .toList();
            Table table = new Table(new TableName(row.getString(1), row.getString(2)), columns);
            String condition = row.getString(4);
            if (condition == null || condition.isBlank()) {
                tables.add(table);
            } else {
                conditional.put(row.getString(3), table);
                conditions.put(row.getString(3), condition);
            }
        });
        for (String name : new ArrayList<>(conditional.keySet())) {
            conditional(name, conditions.get(name));
        }
    }

    /** Only some of the rows are users'; the others come with the extension. */
    private void conditional(String table, String condition) throws SQLException {
        catalog.forEach("select exists(select from " + table + " " + condition + ")", row -> {
            if (row.getBoolean(1)) {
                notCaptured.add(NotCaptured.because(new DatabaseObject("table", table), Notes.of("extension.rows")));
            }
        });
    }
}
