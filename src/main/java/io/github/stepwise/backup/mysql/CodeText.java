package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.mysql.SqlTokens.Kind;
import io.github.stepwise.backup.mysql.SqlTokens.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes definitions of code only where they would not work in a database of another name or on another server. What is in
 * a body stays as its author wrote it.
 */
final class CodeText {
    private static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "lastval", "setval");

    private CodeText() {}

    /**
     * Takes the database's own name away where the server puts it of its own accord: before the functions that a view calls,
     * the sequences that defaults take their values from, and on MariaDB before tables of a view whose definer is gone.
     */
    static String relative(String sql, String database) {
        List<Token> tokens = SqlTokens.of(sql, "");
        StringBuilder result = new StringBuilder(sql.length());
        int copied = 0;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (isOwn(tokens, i, database) && (isFollowed(tokens, i + 3) || isIntroduced(tokens, i - 1))) {
                result.append(sql, copied, tokens.get(i).start());
                copied = tokens.get(i + 2).start();
            }
        }
        return result.append(sql.substring(copied)).toString();
    }

    /** Two names could also be a table's alias and a column; a third or a call tells them apart. */
    private static boolean isFollowed(List<Token> tokens, int after) {
        return after < tokens.size()
                && (tokens.get(after).is("(") || tokens.get(after).is("."));
    }

    private static boolean isIntroduced(List<Token> tokens, int before) {
        if (before < 0) {
            return false;
        }
        Token token = tokens.get(before);
        boolean sequence =
                token.is("(") && before > 0 && SEQUENCE_FUNCTIONS.stream().anyMatch(tokens.get(before - 1)::is);
        // The server puts all of a join into brackets.
        int opened = before;
        while (opened > 0 && tokens.get(opened).is("(")) {
            opened--;
        }
        Token first = tokens.get(opened);
        return sequence || first.is("FROM") || first.is("JOIN") || first.is("STRAIGHT_JOIN");
    }

    private static boolean isOwn(List<Token> tokens, int at, String database) {
        return tokens.get(at).kind() == Kind.NAME
                && Names.unquoted(tokens.get(at).text()).equals(database)
                && tokens.get(at + 1).is(".")
                && tokens.get(at + 2).kind() == Kind.NAME
                && (at == 0 || !tokens.get(at - 1).is("."));
    }

    /** Whether the text names a database by itself, so that it would go on using it under another name. */
    static boolean mentions(String sql, String sqlMode, String database) {
        List<Token> tokens = SqlTokens.of(sql, sqlMode);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.names()
                    && tokens.get(i + 1).is(".")
                    && name(token).equals(database)
                    && (i == 0 || !tokens.get(i - 1).is("."))) {
                return true;
            }
        }
        return false;
    }

    /**
     * A trigger's definition without the name of a database; MariaDB keeps what its author typed. A wish to come before or
     * after another trigger is left out, since triggers are made in the order in which they act.
     */
    static String trigger(String sql, String sqlMode, String name, String table) {
        List<Token> tokens = SqlTokens.of(sql, sqlMode);
        int word = find(tokens, "TRIGGER", 0);
        int timing = Math.min(find(tokens, "BEFORE", word + 2), find(tokens, "AFTER", word + 2));
        int on = find(tokens, "ON", timing);
        int row = find(tokens, "ROW", on);
        int body = row + 1;
        if (tokens.get(body).is("FOLLOWS") || tokens.get(body).is("PRECEDES")) {
            body += 2;
        }
        int definer = find(tokens, "DEFINER", 0);
        String who = definer < word
                ? sql.substring(tokens.get(definer).start(), tokens.get(word).start())
                : "";
        String when = sql.substring(tokens.get(timing).start(), tokens.get(on).end());
        return "CREATE " + who + "TRIGGER " + Names.quoted(name) + " " + when + " " + Names.quoted(table)
                + " FOR EACH ROW " + sql.substring(tokens.get(body).start());
    }

    /** An event's definition such that it does nothing yet; null if it would do nothing anyway. */
    static String asleep(String sql, String sqlMode) {
        List<Token> tokens = SqlTokens.of(sql, sqlMode);
        int state = find(tokens, "PRESERVE", find(tokens, "COMPLETION", 0)) + 1;
        if (state >= tokens.size() || !tokens.get(state).is("ENABLE")) {
            return null;
        }
        return sql.substring(0, tokens.get(state).start())
                + "DISABLE"
                + sql.substring(tokens.get(state).end());
    }

    /** The same without DEFINER, so that who runs it becomes its definer; null if there is no such clause. */
    static String withoutDefiner(String sql, String sqlMode) {
        List<Token> tokens = SqlTokens.of(sql, sqlMode);
        int definer = find(tokens, "DEFINER", 0);
        if (definer > 6
                || definer + 2 >= tokens.size()
                || !tokens.get(definer + 1).is("=")) {
            return null;
        }
        int next = definer + 3;
        if (tokens.get(next).is("@")) {
            next += 2;
        }
        return sql.substring(0, tokens.get(definer).start())
                + sql.substring(tokens.get(next).start());
    }

    /** What a view may select from: names that stand alone and are no alias. */
    static Set<String> references(String view) {
        List<Token> tokens = SqlTokens.of(view, "");
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = tokens.get(i - 1);
            boolean alias = before.kind() == Kind.NAME || before.is("AS") || before.is(".") || before.is("VIEW");
            boolean prefix = i + 1 < tokens.size()
                    && (tokens.get(i + 1).is(".") || tokens.get(i + 1).is("("));
            if (token.kind() == Kind.NAME && !alias && !prefix) {
                names.add(name(token));
            }
        }
        return names;
    }

    private static String name(Token token) {
        String text = token.text();
        return text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : Names.unquoted(text);
    }

    /** Position of a word outside quotes; behind the last if there is none. */
    private static int find(List<Token> tokens, String word, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.WORD && tokens.get(i).is(word)) {
                return i;
            }
        }
        return tokens.size();
    }
}
