package io.github.stepwise.backup.postgres.schema;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which object needs which, as the server has noted it. */
final class Dependencies {
    /**
     * A sequence waits for the column that owns it only with its ownership, and indexes of partitions are attached to those of
     * their parents later.
     */
    private static final String LINKS = """
            select d.classid::bigint, d.objid::bigint, d.refclassid::bigint, d.refobjid::bigint from pg_depend d
            where d.deptype in ('n', 'a', 'i') and d.refobjid <> 0
            and not (d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
                and exists (select from pg_class c where c.oid = d.objid and c.relkind = 'S'))""";

    /**
     * @param from the one that needs the other
     * @param to the one that is needed
     */
    record Link(ObjectKey from, ObjectKey to) {}

    private Dependencies() {}

    static List<Link> read(Catalog catalog) throws SQLException {
        List<Link> links = new ArrayList<>();
        catalog.forEach(
                LINKS,
                row -> links.add(new Link(
                        new ObjectKey(row.getLong(1), row.getLong(2)), new ObjectKey(row.getLong(3), row.getLong(4)))));
        return links;
    }
}
