package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;
import java.util.ArrayList;
import java.util.List;

/** Writes what makes a view or a materialized view, which stays empty for the time being. */
final class ViewWriter {
    private ViewWriter() {}

    static Node write(Relation view) {
        return view.kind() == 'm' ? materialized(view) : plain(view);
    }

    private static Node plain(Relation view) {
        List<ObjectKey> keys = keys(view);
        String with = view.options() == null ? "" : " WITH (" + view.options() + ")";
        String tail = " VIEW " + view.sqlName() + with + " AS\n" + query(view);
        List<String> defaults = new ArrayList<>();
        for (RelationColumn column : view.columns()) {
            if (column.defaultValue() != null) {
                defaults.add("ALTER VIEW " + view.sqlName() + " ALTER COLUMN " + column.sqlName() + " SET DEFAULT "
                        + column.defaultValue());
            }
        }
        return Node.of(Phase.PRE_DATA, Rank.VIEW, view.object(), keys, with("CREATE" + tail, defaults))
                .announced(standIn(view), with("CREATE OR REPLACE" + tail, defaults));
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** The same columns without the query, for views that need each other. */
    private static String standIn(Relation view) {
        List<String> columns = view.columns().stream()
                .map(column -> "NULL::" + column.type() + column.collate() + " AS " + column.sqlName())
                .toList();
        return "CREATE VIEW " + view.sqlName() + " AS SELECT " + String.join(", ", columns);
    }

    private static Node materialized(Relation view) {
        String sql = "CREATE MATERIALIZED VIEW " + view.sqlName()
                + (view.method() == null ? "" : " USING " + view.method())
                + (view.options() == null ? "" : " WITH (" + view.options() + ")") + " AS\n" + query(view)
                + "\nWITH NO DATA";
        List<String> statements = new ArrayList<>(List.of(sql));
        for (RelationColumn column : view.columns()) {
            String alter = "ALTER MATERIALIZED VIEW " + view.sqlName() + " ALTER COLUMN " + column.sqlName() + " SET ";
            if (column.storage() != null) {
                statements.add(alter + "STORAGE " + column.storage());
            }
            if (column.compression() != null) {
                statements.add(alter + "COMPRESSION " + column.compression());
            }
            if (column.statistics() >= 0) {
                statements.add(alter + "STATISTICS " + column.statistics());
            }
            if (column.options() != null) {
                statements.add(alter + "(" + column.options() + ")");
            }
        }
        return Node.of(Phase.PRE_DATA, Rank.VIEW, view.object(), keys(view), statements);
    }

    private static List<ObjectKey> keys(Relation view) {
        List<ObjectKey> keys = new ArrayList<>(List.of(view.key()));
        for (RelationColumn column : view.columns()) {
            if (column.defaultOid() != 0) {
                keys.add(new ObjectKey(ObjectKey.ATTRDEF, column.defaultOid()));
            }
        }
        return keys;
    }

    private static String query(Relation view) {
        String query = view.query().stripTrailing();
        return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    }
}
