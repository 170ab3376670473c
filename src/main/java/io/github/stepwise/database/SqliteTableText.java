package io.github.stepwise.database;

import io.github.stepwise.database.SqliteTokens.Token;
import io.github.stepwise.schema.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What only the text of a CREATE TABLE statement tells, because SQLite has no catalog for it: checks, deferred foreign keys,
 * AUTOINCREMENT; and everything that a rebuilt table would lose.
 */
final class SqliteTableText {
    private static final Set<String> CONSTRAINT_WORDS = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as");

    private final List<Check> checks = new ArrayList<>();
    private final Set<String> deferred = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();
    private boolean autoincrement;

    private SqliteTableText() {}

    static SqliteTableText of(String sql) {
        SqliteTableText text = new SqliteTableText();
        SqliteTokens tokens = SqliteTokens.of(sql);
        while (tokens.hasNext() && !tokens.peek().is("(")) {
            tokens.next();
        }
        for (SqliteTokens definition : tokens.inParentheses().split()) {
            text.definition(definition);
        }
        for (SqliteTokens option : tokens.split()) {
            if (option.hasNext()) {
                text.unknown.add("table option " + words(option));
            }
        }
        return text;
    }

    List<Check> checks() {
        return checks;
    }

    boolean isDeferred(String column) {
        return deferred.contains(column);
    }

    boolean hasAutoincrement() {
        return autoincrement;
    }

    /** What a rebuilt table would lose, in a few words each. */
    List<String> unknown() {
        return unknown;
    }

    private void definition(SqliteTokens tokens) {
        Token first = tokens.peek();
        boolean ofTable = first.plain()
                && Set.of("constraint", "primary", "unique", "check", "foreign").contains(first.lower());
        String column = ofTable ? null : tokens.next().text();
        if (!ofTable) {
            skipType(tokens);
        }
        while (tokens.hasNext()) {
            constraint(tokens, column);
        }
    }

    private static void skipType(SqliteTokens tokens) {
        while (tokens.hasNext()
                && !(tokens.peek().plain()
                        && CONSTRAINT_WORDS.contains(tokens.peek().lower()))) {
            if (tokens.peek().is("(")) {
                tokens.inParentheses();
            } else {
                tokens.next();
            }
        }
    }

    /** @param column null in a constraint of the table */
    private void constraint(SqliteTokens tokens, String column) {
        String name = null;
        if (tokens.skip("constraint")) {
            name = tokens.next().text();
        }
        if (tokens.skip("not", "null") || tokens.skip("null") || tokens.skip("unique")) {
            tokens.inParentheses();
        } else if (tokens.skip("primary", "key")) {
            tokens.inParentheses();
            autoincrement |= tokens.skip("autoincrement");
        } else if (tokens.skip("check")) {
            check(name, tokens.inParentheses());
        } else if (tokens.skip("default")) {
            if (tokens.peek().is("(")) {
                tokens.inParentheses();
            } else if (tokens.next().text().matches("[+-]")) {
                tokens.next();
            }
        } else if (tokens.skip("foreign", "key")) {
            Token first = tokens.inParentheses().peek();
            tokens.skip("references");
            references(tokens, first.text());
        } else if (tokens.skip("references")) {
            references(tokens, column);
        } else {
            unknown.add(words(tokens) + (column == null ? "" : " of column " + column));
            while (tokens.hasNext()) {
                tokens.next();
            }
        }
    }

    /** Actions of a foreign key are told by the catalog, so they are passed over here. */
    private void references(SqliteTokens tokens, String column) {
        tokens.next();
        tokens.inParentheses();
        while (tokens.skip("on")) {
            tokens.next();
            if (!tokens.skip("set", "null") && !tokens.skip("set", "default") && !tokens.skip("no", "action")) {
                tokens.next();
            }
        }
        if (tokens.skip("deferrable", "initially", "deferred")) {
            deferred.add(column);
        }
    }

    private void check(String name, SqliteTokens inside) {
        List<Token> tokens = inside.rest();
        if (isWrapped(tokens)) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        if (tokens.size() == 3 && spell(tokens, 1, ">=", "0")) {
            checks.add(new Check(null, tokens.get(0).text(), Check.Rule.NOT_NEGATIVE));
        } else if (tokens.size() == 8
                && spell(tokens, 0, "json_valid", "(")
                && spell(tokens, 3, ")", "or")
                && spell(tokens, 6, "is", "null")
                && tokens.get(2).text().equals(tokens.get(5).text())) {
            checks.add(new Check(null, tokens.get(2).text(), Check.Rule.VALID_JSON));
        } else {
            unknown.add(Extras.named("check", name == null ? "(" + shape(tokens) + ")" : name));
        }
    }

    private static boolean spell(List<Token> tokens, int from, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(from + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWrapped(List<Token> tokens) {
        return tokens.size() > 2
                && tokens.get(0).is("(")
                && tokens.get(tokens.size() - 1).is(")");
    }

    private static String words(SqliteTokens tokens) {
        return shape(tokens.rest());
    }

    private static String shape(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::text).toList());
    }
}
