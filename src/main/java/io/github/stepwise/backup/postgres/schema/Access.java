package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes who owns what and may do what, comments, and at the very end event triggers, which would act on all the others. */
final class Access {
    private static final String MAPPINGS = """
            select m.umid::bigint, case when m.umuser = 0 then 'PUBLIC' else quote_ident(m.usename) end, quote_ident(m.srvname),
                m.umoptions is null and (select r.rolsuper from pg_roles r where r.rolname = current_user)
            from pg_user_mappings m order by 3, 2""";

    private final Catalog catalog;
    private final SchemaNodes schema;
    private final Set<ObjectKey> made;
    private final Predicate<ObjectKey> isMade;

    /**
     * @param made the objects that statements make; takes those that are made here
     * @param isMade knows besides what comes along with them
     */
    Access(Catalog catalog, SchemaNodes schema, Set<ObjectKey> made, Predicate<ObjectKey> isMade) {
        this.catalog = catalog;
        this.schema = schema;
        this.made = made;
        this.isMade = isMade;
    }

    List<Ddl> read() throws SQLException {
        List<Node> policies = schema.kind(CodeKinds.policiesOfRoles());
        List<Node> eventTriggers = schema.kind(new Kind(Phase.ACCESS, 0, CodeKinds.EVENT_TRIGGERS));
        policies.forEach(node -> made.addAll(node.keys()));
        eventTriggers.forEach(node -> made.addAll(node.keys()));
        List<Ddl> statements = new ArrayList<>(ddl(policies, true));
        statements.addAll(Owners.read(catalog, made));
        statements.addAll(Grants.read(catalog));
        statements.addAll(defaults());
        statements.addAll(Grants.readDatabase(catalog));
        statements.addAll(mappings());
        statements.addAll(Comments.read(catalog, isMade));
        statements.addAll(Comments.readLabels(catalog, isMade));
        statements.addAll(DatabaseSettings.read(catalog));
        List<Ddl> last = statements.stream()
                .filter(ddl -> ddl.object().kind().equals("event trigger"))
                .toList();
        statements.removeAll(last);
        statements.addAll(ddl(eventTriggers, false));
        statements.addAll(last);
        return statements;
    }

    private List<Ddl> defaults() throws SQLException {
        Set<Long> oids = new HashSet<>();
        List<Ddl> statements = Grants.readDefaults(catalog, oids);
        oids.forEach(oid -> made.add(new ObjectKey(ObjectKey.DEFAULT_ACL, oid)));
        return statements;
    }

    /** Only those without options, which hold passwords; who is no superuser does not see whether there are any. */
    private List<Ddl> mappings() throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(MAPPINGS, row -> {
            if (row.getBoolean(4)) {
                DatabaseObject object =
                        new DatabaseObject("user mapping", row.getString(2) + " on server " + row.getString(3));
                made.add(new ObjectKey(ObjectKey.USER_MAPPING, row.getLong(1)));
                statements.add(Ddl.access(
                        object, "CREATE USER MAPPING FOR " + row.getString(2) + " SERVER " + row.getString(3)));
            }
        });
        return statements;
    }

    private static List<Ddl> ddl(List<Node> nodes, boolean optional) {
        List<Ddl> statements = new ArrayList<>();
        nodes.stream()
                .sorted(Comparator.comparing(Node::object))
                .forEach(node -> node.statements()
                        .forEach(sql ->
                                statements.add(new Ddl(Phase.ACCESS, node.object(), null, List.of(), sql, optional))));
        return statements;
    }
}
