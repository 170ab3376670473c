package io.github.stepwise.plan;

import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Tries a key on what OnCall has stored. OnCall itself never says that a key is wrong; it would go on with values that nobody
 * can read.
 */
public final class SecretKeyCheck {
    private static final int BLOCK_BYTES = 16;

    private SecretKeyCheck() {}

    /** What the database says of a key. */
    public enum Answer {
        /** OnCall has stored something with it. */
        FITS,
        /** OnCall has stored something, but with another key. */
        OTHER_KEY,
        /** Nothing is stored that could tell. */
        NOTHING_TO_COMPARE
    }

    /**
     * Compares a key with the Grafana tokens of all organizations. Reads only.
     *
     * @throws DatabaseProblem if they cannot be read
     */
    public static Answer of(MirageCipher cipher, Database database) throws DatabaseProblem {
        List<String> encrypted =
                tokens(database).stream().filter(SecretKeyCheck::looksEncrypted).toList();
        if (encrypted.isEmpty()) {
            return Answer.NOTHING_TO_COMPARE;
        }
        return encrypted.stream().anyMatch(cipher::matches) ? Answer.FITS : Answer.OTHER_KEY;
    }

    private static List<String> tokens(Database database) throws DatabaseProblem {
        return Inspection.<List<String>, RuntimeException>ask(database, connection -> {
            List<String> tokens = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select api_token from user_management_organization where api_token is not null")) {
                while (rows.next()) {
                    tokens.add(rows.getString(1));
                }
            }
            return tokens;
        });
    }

    private static boolean looksEncrypted(String stored) {
        try {
            int length = Base64.getUrlDecoder().decode(stored).length;
            return length > 0 && length % BLOCK_BYTES == 0;
        } catch (IllegalArgumentException plain) {
            return false;
        }
    }
}
