package io.github.stepwise.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a SQL text that SQLite has stored, read one after the other. Comments are left out. */
final class SqliteTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|--[^\\n]*|/\\*.*?\\*/"
                    + "|(?<string>'(?:[^']|'')*')"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\])"
                    + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                    + "|(?<number>\\d+(?:\\.\\d+)?)"
                    + "|(?<sign>>=|<=|<>|!=|==|\\|\\||.)",
            Pattern.DOTALL);

    /**
     * One word.
     *
     * @param text identifiers without their quotes, strings with them
     * @param plain written without quotes, so that it may be a keyword
     */
    record Token(String text, boolean plain, int start, int end) {
        boolean is(String keyword) {
            return plain && text.equalsIgnoreCase(keyword);
        }

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    private static final Token END = new Token("", true, -1, -1);

    private final List<Token> tokens;
    private int position;

    private SqliteTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static SqliteTokens of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String quoted = matcher.group("quoted");
            if (quoted != null) {
                tokens.add(new Token(unquote(quoted), false, matcher.start(), matcher.end()));
            } else if (matcher.group("string") != null) {
                tokens.add(new Token(matcher.group(), false, matcher.start(), matcher.end()));
            } else if (matcher.group("word") != null
                    || matcher.group("number") != null
                    || matcher.group("sign") != null) {
                tokens.add(new Token(matcher.group(), true, matcher.start(), matcher.end()));
            }
        }
        return new SqliteTokens(tokens);
    }

    private static String unquote(String quoted) {
        String inside = quoted.substring(1, quoted.length() - 1);
        return switch (quoted.charAt(0)) {
            case '"' -> inside.replace("\"\"", "\"");
            case '`' -> inside.replace("``", "`");
            default -> inside;
        };
    }

    boolean hasNext() {
        return position < tokens.size();
    }

    Token peek() {
        return hasNext() ? tokens.get(position) : END;
    }

    Token next() {
        Token token = peek();
        position++;
        return token;
    }

    /** Reads these keywords if they come next. */
    boolean skip(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (position + i >= tokens.size() || !tokens.get(position + i).is(keywords[i])) {
                return false;
            }
        }
        position += keywords.length;
        return true;
    }

    /** Reads what is in the parentheses that come next; empty if none come. */
    SqliteTokens inParentheses() {
        List<Token> inside = new ArrayList<>();
        if (!skip("(")) {
            return new SqliteTokens(inside);
        }
        int depth = 1;
        while (hasNext()) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
            inside.add(token);
        }
        return new SqliteTokens(inside);
    }

    /** The rest, cut at commas outside of parentheses. */
    List<SqliteTokens> split() {
        List<SqliteTokens> pieces = new ArrayList<>();
        List<Token> piece = new ArrayList<>();
        int depth = 0;
        while (hasNext()) {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                pieces.add(new SqliteTokens(piece));
                piece = new ArrayList<>();
            } else {
                piece.add(token);
            }
        }
        pieces.add(new SqliteTokens(piece));
        return pieces;
    }

    /** The rest as it stands in the text that this was made of. */
    String textIn(String sql) {
        return hasNext()
                ? sql.substring(peek().start(), tokens.get(tokens.size() - 1).end())
                : "";
    }

    List<Token> rest() {
        return tokens.subList(Math.min(position, tokens.size()), tokens.size());
    }
}
