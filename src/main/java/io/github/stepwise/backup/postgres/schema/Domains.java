package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads domains and writes what makes them. */
final class Domains {
    private static final String DOMAINS = """
            select t.oid::bigint, format('%I.%I', n.nspname, t.typname),
                concat(format_type(t.typbasetype, t.typtypmod), case when t.typcollation <> bt.typcollation then
                    (select format(' COLLATE %I.%I', cn.nspname, co.collname) from pg_collation co
                        join pg_namespace cn on cn.oid = co.collnamespace where co.oid = t.typcollation) end,
                    ' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 'pg_type'::regclass),
                        quote_literal(t.typdefault)),
                    case when t.typnotnull then (select ' CONSTRAINT ' || quote_ident(k.conname) from pg_constraint k
                        where k.contypid = t.oid and k.contype = 'n') || ' NOT NULL' end,
                    case when t.typnotnull and not exists (select from pg_constraint k
                        where k.contypid = t.oid and k.contype = 'n') then ' NOT NULL' end),
                (select array_agg(k.oid::bigint) from pg_constraint k where k.contypid = t.oid and k.contype = 'n')
            from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_type bt on bt.oid = t.typbasetype
            where t.typtype = 'd' and""" + Kind.USERS_SCHEMA + "order by n.nspname, t.typname";

    private static final String CHECKS = """
            select k.contypid::bigint, k.oid::bigint, k.conname, quote_ident(k.conname), pg_get_constraintdef(k.oid),
                k.convalidated
            from pg_constraint k where k.contypid <> 0 and k.contype = 'c' order by k.contypid, k.conname""";

    private record Domain(
            long oid, String sqlName, String definition, List<Long> notNulls, List<RelationCheck> checks) {}

    private final Map<Long, Domain> byOid = new LinkedHashMap<>();

    private Domains() {}

    static Domains read(Catalog catalog, Set<ObjectKey> ofExtensions) throws SQLException {
        Domains domains = new Domains();
        catalog.forEach(DOMAINS, row -> domains.domain(row, ofExtensions));
        catalog.forEach(CHECKS, domains::check);
        return domains;
    }

    private void domain(ResultSet row, Set<ObjectKey> ofExtensions) throws SQLException {
        long oid = row.getLong(1);
        if (!ofExtensions.contains(new ObjectKey(ObjectKey.TYPE, oid))) {
            byOid.put(
                    oid, new Domain(oid, row.getString(2), row.getString(3), Catalog.oids(row, 4), new ArrayList<>()));
        }
    }

    private void check(ResultSet row) throws SQLException {
        Domain domain = byOid.get(row.getLong(1));
        if (domain != null) {
            domain.checks()
                    .add(new RelationCheck(
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            true,
                            row.getBoolean(6),
                            new DatabaseObject("domain constraint", row.getString(4) + " on " + domain.sqlName())));
        }
    }

    /** @param apart checks that cannot be made together with their domain, since they need it */
    List<Node> write(Set<ObjectKey> apart) {
        List<Node> nodes = new ArrayList<>();
        byOid.values().forEach(domain -> write(domain, apart, nodes));
        return nodes;
    }

    private static void write(Domain domain, Set<ObjectKey> apart, List<Node> nodes) {
        List<ObjectKey> keys = new ArrayList<>(List.of(new ObjectKey(ObjectKey.TYPE, domain.oid())));
        domain.notNulls().forEach(oid -> keys.add(new ObjectKey(ObjectKey.CONSTRAINT, oid)));
        StringBuilder sql = new StringBuilder("CREATE DOMAIN " + domain.sqlName() + " AS " + domain.definition());
        List<Node> later = new ArrayList<>();
        for (RelationCheck check : domain.checks()) {
            ObjectKey key = new ObjectKey(ObjectKey.CONSTRAINT, check.oid());
            String definition = "CONSTRAINT " + check.sqlName() + " " + check.definition();
            if (check.valid() && !apart.contains(key)) {
                keys.add(key);
                sql.append(" ").append(definition);
            } else {
                String add = "ALTER DOMAIN " + domain.sqlName() + " ADD " + definition;
                Phase phase = check.valid() ? Phase.PRE_DATA : Phase.POST_DATA;
                int rank = check.valid() ? Rank.DEFAULT : Rank.CHECK;
                later.add(Node.of(phase, rank, check.object(), List.of(key), List.of(add)));
            }
        }
        DatabaseObject object = new DatabaseObject("type", domain.sqlName());
        Node node = Node.of(Phase.PRE_DATA, Rank.TYPE, object, keys, List.of(sql.toString()));
        nodes.add(node);
        later.forEach(part -> nodes.add(part.after(List.of(node.keys().get(0)))));
    }
}
