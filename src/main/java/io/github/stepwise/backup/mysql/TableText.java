package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.mysql.SqlTokens.Kind;
import io.github.stepwise.backup.mysql.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What SHOW CREATE TABLE says, taken apart.
 *
 * @param head up to and with the opening parenthesis
 * @param items columns, keys and constraints, as the server writes them
 * @param tail from the closing parenthesis on: engine, counter, character set, partitions
 */
record TableText(String head, List<String> items, String tail) {
    /** The counter of AUTO_INCREMENT, which moves as rows come in; the first group is to be kept. */
    static final Pattern COUNTER = Pattern.compile("( ENGINE=\\w+) AUTO_INCREMENT=\\d+");

    /**
     * @throws IllegalArgumentException if it is not the definition of a table
     */
    static TableText of(String sql) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        int start = -1;
        int open = -1;
        for (Token token : SqlTokens.of(sql, "")) {
            if (token.is("(")) {
                depth++;
                if (open < 0) {
                    open = token.start();
                    start = token.end();
                }
            } else if (token.is(")")) {
                depth--;
                if (depth == 0) {
                    items.add(sql.substring(start, token.start()).strip());
                    return new TableText(sql.substring(0, open + 1), List.copyOf(items), sql.substring(token.start()));
                }
            } else if (token.is(",") && depth == 1) {
                items.add(sql.substring(start, token.start()).strip());
                start = token.end();
            }
        }
        throw new IllegalArgumentException("not the definition of a table: " + sql);
    }

    /**
     * The same with the character set before every collation of a column. MySQL remembers whether a column's was ever
     * written down, and shows the definition of the copy in other words than that of the original.
     */
    TableText withCharacterSets() {
        return new TableText(
                head, items.stream().map(TableText::withCharacterSet).toList(), tail);
    }

    private static String withCharacterSet(String item) {
        List<Token> tokens = SqlTokens.of(item, "");
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size() && tokens.get(0).kind() == Kind.NAME; i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("CHARACTER")) {
                return item;
            }
            if (depth == 0 && token.is("COLLATE")) {
                String characterSet = tokens.get(i + 1).text().replaceFirst("_.*", "");
                return item.substring(0, token.start()) + "CHARACTER SET " + characterSet + " "
                        + item.substring(token.start());
            }
        }
        return item;
    }

    /** Quoted names of the columns that may be NULL and of which no default is said, nor another way to a value. */
    List<String> columnsWithNothingSaid() {
        return items.stream()
                .map(item -> SqlTokens.of(item, ""))
                .filter(tokens -> tokens.get(0).kind() == Kind.NAME && !saysWhereValuesComeFrom(tokens))
                .map(tokens -> tokens.get(0).text())
                .toList();
    }

    private static boolean saysWhereValuesComeFrom(List<Token> tokens) {
        int depth = 0;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            boolean notNull = token.is("NOT")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("NULL");
            if (depth == 0 && (notNull || token.is("DEFAULT") || token.is("AS") || token.is("AUTO_INCREMENT"))) {
                return true;
            }
        }
        return false;
    }

    /** Names of the foreign keys, unquoted, each with its definition. */
    List<ForeignKey> foreignKeys() {
        return items.stream()
                .filter(TableText::isForeignKey)
                .map(item -> new ForeignKey(
                        Names.unquoted(SqlTokens.of(item, "").get(1).text()), item))
                .toList();
    }

    /** A statement that makes the table without its foreign keys. */
    String withoutForeignKeys() {
        List<String> others = items.stream().filter(item -> !isForeignKey(item)).toList();
        return head + "\n  " + String.join(",\n  ", others) + "\n" + tail;
    }

    /** The same without the counter of AUTO_INCREMENT. */
    TableText counterless() {
        return new TableText(head, items, COUNTER.matcher(tail).replaceFirst("$1"));
    }

    /** Whether an option stands after the list of columns; MariaDB writes some in backquotes. */
    boolean tailHas(String option) {
        return SqlTokens.of(tail, "").stream()
                .anyMatch(token -> token.names() && Names.unquoted(token.text()).equalsIgnoreCase(option));
    }

    /** A foreign key always has a name there; a column may be called anything, but is quoted. */
    private static boolean isForeignKey(String item) {
        List<Token> tokens = SqlTokens.of(item, "");
        return tokens.size() > 3
                && tokens.get(0).is("CONSTRAINT")
                && tokens.get(2).is("FOREIGN")
                && tokens.get(3).is("KEY");
    }

    /**
     * A foreign key.
     *
     * @param definition from the word CONSTRAINT on
     */
    record ForeignKey(String name, String definition) {}
}
