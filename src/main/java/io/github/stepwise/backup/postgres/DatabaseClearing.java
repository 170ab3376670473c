package io.github.stepwise.backup.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Drops what {@link DatabaseContent} finds, a few objects per transaction: dropping a database's tables all at once would need
 * more locks than a server has room for.
 */
final class DatabaseClearing {
    private static final String SUBSCRIPTION = "subscription";
    private static final String DEFAULT_RIGHTS = "default acl";
    private static final int TABLES_AT_ONCE = 50;
    private static final int LARGE_OBJECTS_AT_ONCE = 1000;

    /** They act on, or hold on to, what is dropped afterwards. */
    private static final List<String> FIRST = List.of("event trigger", SUBSCRIPTION, "publication");

    private static final List<String> TABLES = List.of("table", "foreign table");
    private static final List<String> HOLDING_OTHERS = List.of("schema", "extension");

    /** What the server calls it and what DROP calls it, where these differ. */
    private static final Map<String, String> DROP_WORDS = Map.of(
            "statistics object", "statistics",
            "foreign-data wrapper", "foreign data wrapper",
            "function", "routine",
            "procedure", "routine",
            "aggregate", "routine");

    private static final String UNLINK = """
            select pg_catalog.count(pg_catalog.lo_unlink(l.oid))
            from (select oid from pg_catalog.pg_largeobject_metadata limit %d) l
            """.formatted(LARGE_OBJECTS_AT_ONCE);

    private final Restoring restoring;

    DatabaseClearing(Restoring restoring) {
        this.restoring = restoring;
    }

    void clear() throws SQLException {
        for (String kind : FIRST) {
            dropEach(kind);
        }
        for (String kind : TABLES) {
            List<DatabaseContent.Item> tables = items(kind);
            for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
                drop(tables.subList(from, Math.min(from + TABLES_AT_ONCE, tables.size())));
            }
        }
        for (String kind : HOLDING_OTHERS) {
            dropEach(kind);
        }
        for (DatabaseContent.Item item : items()) {
            drop(List.of(item));
        }
        unlinkLargeObjects();
        restoring.execute(restoring.inTransaction(false, DefaultRights::reset));
        PublicSchema.reset(restoring);
    }

    private void dropEach(String kind) throws SQLException {
        for (DatabaseContent.Item item : items(kind)) {
            if (kind.equals(SUBSCRIPTION)) {
                detach(item);
            }
            drop(List.of(item));
        }
    }

    private List<DatabaseContent.Item> items() throws SQLException {
        return restoring.inTransaction(false, DatabaseContent::items);
    }

    private List<DatabaseContent.Item> items(String kind) throws SQLException {
        return items().stream().filter(item -> item.kind().equals(kind)).toList();
    }

    /** All of one kind. They may be gone already, together with another one. */
    private void drop(List<DatabaseContent.Item> items) throws SQLException {
        String kind = items.get(0).kind();
        if (kind.equals(DEFAULT_RIGHTS)) {
            return;
        }
        String names = items.stream().map(DatabaseClearing::name).collect(Collectors.joining(", "));
        String sql = "DROP " + DROP_WORDS.getOrDefault(kind, kind) + " IF EXISTS " + names + " CASCADE";
        restoring.execute(List.of(sql));
    }

    /** The server writes {@code for type on language name} and reads {@code FOR type LANGUAGE name}. */
    private static String name(DatabaseContent.Item item) {
        return item.kind().equals("transform")
                ? item.identity().replace(" on language ", " language ")
                : item.identity();
    }

    /** The other server may be gone; its slot stays there, as it must when one of two servers is cleared. */
    private void detach(DatabaseContent.Item subscription) throws SQLException {
        String alter = "ALTER SUBSCRIPTION " + subscription.identity();
        restoring.execute(List.of(alter + " DISABLE", alter + " SET (slot_name = NONE)"));
    }

    private void unlinkLargeObjects() throws SQLException {
        while (restoring.inTransaction(false, DatabaseContent::largeObjects) > 0) {
            restoring.inTransaction(false, connection -> Sql.ask(connection, UNLINK));
        }
    }
}
