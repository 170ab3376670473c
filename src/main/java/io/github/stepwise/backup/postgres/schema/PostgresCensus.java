package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.words.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what is in a database, independently of what writes the statements, and names what no statement makes. */
final class PostgresCensus {
    private static final int BATCH = 1000;

    private static final String SUBSCRIPTIONS = """
            select quote_ident(s.subname) from pg_subscription s
            where s.subdbid = (select oid from pg_database where datname = current_database()) order by 1""";

    private static final String MAPPINGS = """
            select m.umid::bigint, case when m.umuser = 0 then 'PUBLIC' else quote_ident(m.usename) end, quote_ident(m.srvname)
            from pg_user_mappings m order by 3, 2""";

    private static final String EXPLAINED = """
            select i.type, coalesce(i.identity, o.catalog::oid::regclass || ' ' || o.oid),
                case when c.relkind = 'i' and not x.indisvalid then 'invalid'
                    when i.schema in ('pg_catalog', 'information_schema') then 'system' else '' end
            from (values $KEYS) o(catalog, oid)
            cross join lateral pg_identify_object(o.catalog::oid, o.oid::oid, 0) i
            left join pg_class c on o.catalog = 1259 and c.oid = o.oid left join pg_index x on x.indexrelid = c.oid
            order by 1, 2""";

    private final Catalog catalog;
    private final Membership membership;

    PostgresCensus(Catalog catalog, Membership membership) {
        this.catalog = catalog;
        this.membership = membership;
    }

    /** @param isMade whether a statement makes an object */
    List<NotCaptured> missing(Predicate<ObjectKey> isMade) throws SQLException {
        Set<ObjectKey> missing = new LinkedHashSet<>();
        for (String query : CensusQueries.all()) {
            catalog.forEach(query, row -> {
                ObjectKey key = new ObjectKey(row.getLong(1), row.getLong(2));
                boolean ofExtension =
                        membership.contains(key) || membership.contains(ObjectKey.relation(row.getLong(3)));
                if (!ofExtension && !isMade.test(key)) {
                    missing.add(key);
                }
            });
        }
        List<NotCaptured> notCaptured = new ArrayList<>();
        List<ObjectKey> keys = List.copyOf(missing);
        for (int from = 0; from < keys.size(); from += BATCH) {
            explain(keys.subList(from, Math.min(from + BATCH, keys.size())), notCaptured);
        }
        withPasswords(isMade, notCaptured);
        return notCaptured;
    }

    private void explain(List<ObjectKey> keys, List<NotCaptured> notCaptured) throws SQLException {
        String values = keys.stream()
                .map(key -> "(" + key.catalog() + "::bigint, " + key.oid() + "::bigint)")
                .collect(Collectors.joining(", "));
        catalog.forEach(EXPLAINED.replace("$KEYS", values), row -> {
            DatabaseObject object = new DatabaseObject(row.getString(1), row.getString(2));
            notCaptured.add(NotCaptured.because(object, reason(row.getString(3))));
        });
    }

    private static Phrase reason(String why) {
        return switch (why) {
            case "invalid" -> Notes.of("index-broken");
            case "system" -> Notes.of("system-schema");
            default -> Notes.of("kind.postgresql");
        };
    }

    private void withPasswords(Predicate<ObjectKey> isMade, List<NotCaptured> notCaptured) throws SQLException {
        catalog.forEach(
                SUBSCRIPTIONS,
                row -> notCaptured.add(NotCaptured.because(
                        new DatabaseObject("subscription", row.getString(1)), Notes.of("subscription"))));
        catalog.forEach(MAPPINGS, row -> {
            if (!isMade.test(new ObjectKey(ObjectKey.USER_MAPPING, row.getLong(1)))) {
                notCaptured.add(NotCaptured.because(
                        new DatabaseObject("user mapping", row.getString(2) + " on server " + row.getString(3)),
                        Notes.of("user-mapping")));
            }
        });
    }
}
