package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads all objects and writes what makes each of them, in no order yet. */
final class SchemaNodes {
    private final Catalog catalog;
    private final Membership membership;
    private final Relations relations;
    private final Domains domains;
    private final List<Node> nodes = new ArrayList<>();

    private SchemaNodes(Catalog catalog, Membership membership) throws SQLException {
        this.catalog = catalog;
        this.membership = membership;
        this.relations = Relations.read(catalog, membership.members());
        this.domains = Domains.read(catalog, membership.members());
    }

    static SchemaNodes read(Catalog catalog, Membership membership) throws SQLException, BackupFailure {
        SchemaNodes schema = new SchemaNodes(catalog, membership);
        schema.kinds(ExtensionKinds.all());
        schema.kinds(TypeKinds.of(catalog.version()));
        schema.kinds(RoutineKinds.all());
        schema.kinds(ServiceKinds.all());
        schema.kinds(KeyKinds.of(catalog.version()));
        schema.kinds(CodeKinds.of(catalog.version()));
        schema.announcements();
        schema.nodes.addAll(Sequences.read(catalog, membership.members()));
        schema.attachments();
        schema.tails();
        schema.rowSecurity();
        schema.triggerStates();
        schema.extensionDependencies();
        schema.relations.all().forEach(schema::relation);
        return schema;
    }

    Relations relations() {
        return relations;
    }

    /** @param apart defaults and checks that are made apart from what they belong to */
    List<Node> nodes(Set<ObjectKey> apart) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(domains.write(apart));
        for (Relation relation : relations.all()) {
            if (relation.isView()) {
                all.add(ViewWriter.write(relation));
            } else {
                all.addAll(TableWriter.write(relation, apart));
            }
        }
        return all;
    }

    /** The rows that a kind of object gives. */
    List<Node> kind(Kind kind) throws SQLException {
        List<Node> found = new ArrayList<>();
        catalog.forEach(kind.described(), row -> {
            ObjectKey key = new ObjectKey(row.getLong(1), row.getLong(2));
            long relation = row.getLong(6);
            boolean ofExtension = membership.contains(key) || relation != 0 && relations.get(relation) == null;
            if (!ofExtension) {
                found.add(node(kind, key, relation, row));
            }
        });
        return found;
    }

    private Node node(Kind kind, ObjectKey key, long relation, ResultSet row) throws SQLException {
        DatabaseObject object = new DatabaseObject(row.getString(3), row.getString(4));
        Node node = Node.of(kind.phase(), kind.rank(), object, List.of(key), Catalog.texts(row, 5));
        if (relation == 0) {
            return node;
        }
        return kind.phase() == Phase.POST_DATA
                ? onTable(node, relations.get(relation))
                : node.after(List.of(ObjectKey.relation(relation)));
    }

    private static Node onTable(Node node, Relation relation) {
        TableName table = relation.hasRows() ? relation.name() : null;
        return node.boundTo(table).after(List.of(relation.key()));
    }

    private void kinds(List<Kind> kinds) throws SQLException {
        for (Kind kind : kinds) {
            nodes.addAll(kind(kind));
        }
    }

    private void announcements() throws SQLException {
        Map<ObjectKey, String> announcements = new HashMap<>();
        catalog.forEach(
                TypeKinds.ANNOUNCEMENTS,
                row -> announcements.put(new ObjectKey(ObjectKey.TYPE, row.getLong(1)), row.getString(2)));
        nodes.replaceAll(node -> {
            String announcement =
                    node.keys().isEmpty() ? null : announcements.get(node.keys().get(0));
            return announcement == null ? node : node.announced(announcement, List.of());
        });
    }

    private void attachments() throws SQLException {
        catalog.forEach(KeyKinds.ATTACHMENTS, row -> {
            ObjectKey child = ObjectKey.relation(row.getLong(1));
            ObjectKey parent = ObjectKey.relation(row.getLong(2));
            DatabaseObject object = new DatabaseObject("index", row.getString(4));
            nodes.add(Node.of(Phase.POST_DATA, Rank.ATTACHMENT, object, List.of(), List.of(row.getString(3)))
                    .after(List.of(child, parent)));
        });
    }

    private void tails() throws SQLException {
        catalog.forEach(KeyKinds.TAILS, row -> {
            Relation relation = relations.get(row.getLong(1));
            if (relation != null) {
                Node node = Node.of(
                        Phase.POST_DATA, Rank.TABLE_TAIL, relation.object(), List.of(), List.of(row.getString(4)));
                nodes.add(onTable(node, relation).after(List.of(ObjectKey.relation(row.getLong(2)))));
            }
        });
    }

    /** Objects that are dropped together with an extension although they did not come with it. */
    private void extensionDependencies() throws SQLException {
        catalog.forEach(ExtensionKinds.DEPENDENTS, row -> {
            DatabaseObject object = new DatabaseObject(row.getString(1), row.getString(2));
            String sql = "ALTER " + Words.of(object) + " DEPENDS ON EXTENSION " + row.getString(3);
            nodes.add(Node.of(Phase.CODE, Rank.EXTENSION_DEPENDENCY, object, List.of(), List.of(sql)));
        });
    }

    private void rowSecurity() throws SQLException {
        catalog.forEach(CodeKinds.ROW_SECURITY, row -> {
            Relation relation = relations.get(row.getLong(1));
            if (relation != null) {
                List<String> statements = new ArrayList<>();
                if (row.getBoolean(2)) {
                    statements.add("ALTER TABLE " + relation.sqlName() + " ENABLE ROW LEVEL SECURITY");
                }
                if (row.getBoolean(3)) {
                    statements.add("ALTER TABLE ONLY " + relation.sqlName() + " FORCE ROW LEVEL SECURITY");
                }
                nodes.add(Node.of(Phase.CODE, Rank.ROW_SECURITY, relation.object(), List.of(), statements));
            }
        });
    }

    private void triggerStates() throws SQLException {
        String clones = CodeKinds.clones(catalog.version());
        if (clones == null) {
            return;
        }
        catalog.forEach(clones, row -> {
            if (relations.get(row.getLong(1)) != null) {
                DatabaseObject object = new DatabaseObject("table", row.getString(2));
                nodes.add(Node.of(Phase.CODE, Rank.TRIGGER_STATE, object, List.of(), List.of(row.getString(3))));
            }
        });
    }

    private void relation(Relation relation) {
        String identity = switch (relation.replicaIdentity()) {
            case 'f' -> "FULL";
            case 'n' -> "NOTHING";
            default -> null;
        };
        if (identity != null && !relation.isView() && relation.kind() != 'f') {
            String sql = "ALTER TABLE ONLY " + relation.sqlName() + " REPLICA IDENTITY " + identity;
            nodes.add(onTable(
                    Node.of(Phase.POST_DATA, Rank.TABLE_TAIL, relation.object(), List.of(), List.of(sql)), relation));
        }
        if (relation.kind() == 'm' && relation.populated()) {
            String sql = "REFRESH MATERIALIZED VIEW " + relation.sqlName();
            nodes.add(Node.of(Phase.POST_DATA, Rank.REFRESH, relation.object(), List.of(), List.of(sql))
                    .after(List.of(relation.key())));
        }
    }
}
