package io.github.stepwise.backup.postgres.schema;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which object came with which extension. */
record Membership(Map<ObjectKey, ObjectKey> extensionOf) {

    static Membership read(Catalog catalog) throws SQLException {
        Map<ObjectKey, ObjectKey> extensionOf = new HashMap<>();
        catalog.forEach(
                ExtensionKinds.MEMBERS,
                row -> extensionOf.put(
                        new ObjectKey(row.getLong(1), row.getLong(2)),
                        new ObjectKey(ObjectKey.EXTENSION, row.getLong(3))));
        return new Membership(extensionOf);
    }

    Set<ObjectKey> members() {
        return extensionOf.keySet();
    }

    boolean contains(ObjectKey key) {
        return extensionOf.containsKey(key);
    }
}
