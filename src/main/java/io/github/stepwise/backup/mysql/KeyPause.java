package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.mysql.SqlTokens.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes a table's secondary keys away while many rows come in, and makes them anew in one go: sorting once is about twice as
 * fast as keeping them sorted. Small tables are left alone, for them altering the table would take longest.
 */
final class KeyPause {
    /** Text from which on it pays. */
    static final int WORTH_BYTES = 8 << 20;

    private static final Pattern COUNTED = Pattern.compile(" AUTO_INCREMENT\\b");

    private final Connection connection;
    private final String table;
    private final List<String> keys;

    private KeyPause(Connection connection, String table, List<String> keys) {
        this.connection = connection;
        this.table = table;
        this.keys = keys;
    }

    /** Looks at the beginning of the rows; the choice has all of them again. */
    static Choice choose(Connection connection, String table, InputStream rows) throws SQLException, IOException {
        byte[] start = rows.readNBytes(WORTH_BYTES);
        boolean large = start.length == WORTH_BYTES;
        List<String> keys = large ? keys(TableReader.definition(connection, table)) : List.of();
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), rows);
        return new Choice(new KeyPause(connection, Names.quoted(table), keys), all);
    }

    /** What was chosen, and the rows from their beginning. */
    record Choice(KeyPause pause, InputStream rows) {}

    /** Those that can go and come back without any trace, in their order. */
    static List<String> keys(String definition) {
        TableText text = TableText.of(definition);
        boolean plain = text.tailHas("InnoDB")
                && !text.tailHas("VERSIONING")
                && text.foreignKeys().isEmpty()
                && text.items().stream().noneMatch(item -> begins(item, "FULLTEXT") || begins(item, "SPATIAL"));
        return plain && isCounterInPrimaryKey(text)
                ? text.items().stream().filter(item -> begins(item, "KEY")).toList()
                : List.of();
    }

    /** A column that counts by itself must be in a key all the time. */
    private static boolean isCounterInPrimaryKey(TableText text) {
        List<String> counted = text.items().stream()
                .filter(item -> item.startsWith("`") && COUNTED.matcher(item).find())
                .map(item -> SqlTokens.of(item, "").get(0).text())
                .toList();
        return counted.isEmpty()
                || text.items().stream()
                        .anyMatch(item -> begins(item, "PRIMARY")
                                && SqlTokens.of(item, "").get(3).text().equals(counted.get(0)));
    }

    private static boolean begins(String item, String word) {
        List<Token> tokens = SqlTokens.of(item, "");
        return !tokens.isEmpty() && tokens.get(0).is(word);
    }

    void start() throws SQLException {
        alter(
                "DROP KEY ",
                keys.stream().map(key -> SqlTokens.of(key, "").get(1).text()).toList());
    }

    void end() throws SQLException {
        alter("ADD ", keys);
    }

    private void alter(String what, List<String> parts) throws SQLException {
        if (!parts.isEmpty()) {
            String list = parts.stream().map(part -> what + part).collect(Collectors.joining(", "));
            Ask.run(connection, "ALTER TABLE " + table + " " + list);
        }
    }
}
