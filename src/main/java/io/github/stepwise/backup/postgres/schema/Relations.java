package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the tables and views that no extension brought along, each with its columns and checks, in four queries. */
final class Relations {
    private final Map<Long, Relation> byOid = new LinkedHashMap<>();

    private Relations() {}

    /** @param ofExtensions what came with extensions */
    static Relations read(Catalog catalog, Set<ObjectKey> ofExtensions) throws SQLException {
        Relations relations = new Relations();
        catalog.forEach(RelationQueries.RELATIONS, row -> relations.relation(row, ofExtensions));
        catalog.forEach(RelationQueries.PARENTS, relations::parent);
        catalog.forEach(RelationQueries.columns(catalog.version()), relations::column);
        catalog.forEach(RelationQueries.CHECKS, relations::check);
        return relations;
    }

    /** By name. */
    Collection<Relation> all() {
        return byOid.values();
    }

    /** Null if there is none. */
    Relation get(long oid) {
        return byOid.get(oid);
    }

    private void relation(ResultSet row, Set<ObjectKey> ofExtensions) throws SQLException {
        long oid = row.getLong(1);
        if (ofExtensions.contains(ObjectKey.relation(oid))) {
            return;
        }
        byOid.put(
                oid,
                new Relation(
                        oid,
                        row.getString(2).charAt(0),
                        new TableName(row.getString(3), row.getString(4)),
                        row.getString(5),
                        new DatabaseObject(row.getString(6), row.getString(5)),
                        "u".equals(row.getString(7)) ? "UNLOGGED " : "",
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        row.getString(15),
                        row.getBoolean(16),
                        row.getString(17).charAt(0),
                        null,
                        null,
                        null));
    }

    private void parent(ResultSet row) throws SQLException {
        Relation child = byOid.get(row.getLong(1));
        Relation parent = byOid.get(row.getLong(2));
        if (child != null && parent != null) {
            child.parents().add(parent);
        }
    }

    private void column(ResultSet row) throws SQLException {
        Relation relation = byOid.get(row.getLong(1));
        if (relation == null) {
            return;
        }
        relation.columns()
                .add(new RelationColumn(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getString(7),
                        row.getBoolean(8),
                        row.getBoolean(9),
                        row.getLong(10),
                        row.getString(11),
                        row.getLong(12),
                        first(row.getString(13)),
                        row.getString(14),
                        row.getBoolean(15),
                        row.getString(16),
                        row.getString(17),
                        row.getInt(18),
                        row.getString(19),
                        row.getString(20)));
    }

    private static char first(String text) {
        return text == null || text.isEmpty() ? ' ' : text.charAt(0);
    }

    private void check(ResultSet row) throws SQLException {
        Relation relation = byOid.get(row.getLong(1));
        if (relation != null) {
            relation.checks()
                    .add(new RelationCheck(
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            new DatabaseObject("table constraint", row.getString(4) + " on " + relation.sqlName())));
        }
    }
}
