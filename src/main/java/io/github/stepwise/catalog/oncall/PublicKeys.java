package io.github.stepwise.catalog.oncall;

import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes the public keys by which OnCall's web pages and API name a row: a prefix for its kind and twelve random signs. */
final class PublicKeys {
    private static final String ALPHABET = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"; // neither O nor 0
    private static final int LENGTH = 12;

    private final RowChangeContext context;
    private final String table;
    private final String prefix;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param table whose {@code public_primary_key} the keys are for
     * @param prefix the table's own, for example {@code WH}
     */
    PublicKeys(RowChangeContext context, String table, String prefix) {
        this.context = context;
        this.table = table;
        this.prefix = prefix;
    }

    /** A key that no row of the table has. */
    String next() throws SQLException {
        try (PreparedStatement statement = context.connection()
                .prepareStatement("select count(*) from " + table + " where public_primary_key = ?")) {
            while (true) {
                String key = prefix + randomSigns();
                statement.setString(1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        return key;
                    }
                }
            }
        }
    }

    private String randomSigns() {
        StringBuilder signs = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> signs.append(ALPHABET.charAt(i)));
        return signs.toString();
    }
}
