package io.github.stepwise.backup.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a definition that the server has written into words, names, strings and signs, so that nothing inside quotes is taken
 * for SQL. Comments count as space, but what stands in a comment for some versions only ({@code /*!80023 …}) is code.
 */
final class SqlTokens {
    enum Kind {
        WORD,
        NAME,
        STRING,
        SIGN
    }

    /**
     * A piece of the text.
     *
     * @param text as it is written, with its quotes
     */
    record Token(Kind kind, int start, int end, String text) {
        boolean is(String wordOrSign) {
            return kind != Kind.NAME && kind != Kind.STRING && text.equalsIgnoreCase(wordOrSign);
        }

        /** Whether it may be an identifier. */
        boolean names() {
            return kind == Kind.NAME || kind == Kind.WORD;
        }
    }

    private final String sql;
    private final boolean ansiQuotes;
    private final boolean backslashes;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String sql, String sqlMode) {
        String mode = sqlMode.toUpperCase(Locale.ROOT);
        this.sql = sql;
        this.ansiQuotes = mode.contains("ANSI_QUOTES");
        this.backslashes = !mode.contains("NO_BACKSLASH_ESCAPES");
    }

    /**
     * @param sqlMode the mode that the text was written in, which decides what quotes and backslashes mean
     */
    static List<Token> of(String sql, String sqlMode) {
        SqlTokens reader = new SqlTokens(sql, sqlMode);
        int at = 0;
        while (at < sql.length()) {
            at = reader.next(at);
        }
        return reader.tokens;
    }

    private int next(int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            return at + 1;
        }
        if (c == '#' || (c == '-' && sql.startsWith("-- ", at))) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            return comment(at);
        }
        if (sql.startsWith("*/", at)) {
            return at + 2;
        }
        if (c == '`' || c == '\'' || c == '"') {
            boolean name = c == '`' || (c == '"' && ansiQuotes);
            return add(name ? Kind.NAME : Kind.STRING, at, quoteEnd(at, c, !name && backslashes));
        }
        int end = at;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end > at ? add(Kind.WORD, at, end) : add(Kind.SIGN, at, at + 1);
    }

    private int comment(int at) {
        int code = sql.startsWith("/*!", at) ? at + 3 : sql.startsWith("/*M!", at) ? at + 4 : -1;
        if (code >= 0) {
            while (code < sql.length() && Character.isDigit(sql.charAt(code))) {
                code++;
            }
            return code;
        }
        int end = sql.indexOf("*/", at + 2);
        return end < 0 ? sql.length() : end + 2;
    }

    private int quoteEnd(int start, char quote, boolean escapes) {
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && escapes) {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return sql.length();
    }

    private int add(Kind kind, int start, int end) {
        tokens.add(new Token(kind, start, end, sql.substring(start, end)));
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
    }
}
