package io.github.stepwise.testing.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What only the text of an SQLite table's CREATE statement tells: checks and deferred foreign keys. */
final class CreateTable {
    private static final Pattern CHECK =
            Pattern.compile("(?:CONSTRAINT\\s+\"?(\\w+)\"?\\s+)?(?<![\\w\"])CHECK\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEFERRED = Pattern.compile(
            "\"?(\\w+)\"?\\s.*REFERENCES\\s+\"?\\w+\"?\\s*\\(\"?\\w+\"?\\)\\s*DEFERRABLE INITIALLY DEFERRED.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern JSON_CHECK = Pattern.compile("JSON_VALID\\(\"(\\w+)\"\\)", Pattern.CASE_INSENSITIVE);

    private final String sql;

    CreateTable(String sql) {
        this.sql = sql;
    }

    boolean isAutoincrement() {
        return Pattern.compile("AUTOINCREMENT", Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        Matcher matcher = CHECK.matcher(sql);
        int from = 0;
        while (matcher.find(from)) {
            int end = closing(matcher.end() - 1);
            String body = sql.substring(matcher.end() - 1, end + 1).replaceAll("[\\s\"]", "");
            checks.add(new Check(matcher.group(1), body));
            from = end;
        }
        return checks;
    }

    /**
     * Columns whose foreign key is checked at commit. The first column is never among them: the reference facts do not
     * tell it there.
     */
    Set<String> deferredColumns() {
        Set<String> columns = new HashSet<>();
        List<String> parts = parts();
        for (String part : parts.subList(1, parts.size())) {
            Matcher matcher = DEFERRED.matcher(part);
            if (matcher.matches()) {
                columns.add(matcher.group(1));
            }
        }
        return columns;
    }

    Set<String> jsonColumns() {
        Set<String> columns = new HashSet<>();
        Matcher matcher = JSON_CHECK.matcher(sql);
        while (matcher.find()) {
            columns.add(matcher.group(1));
        }
        return columns;
    }

    /** Columns and table constraints. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = sql.indexOf('(') + 1;
        int end = closing(start - 1);
        for (int i = start; i < end; i++) {
            char c = sql.charAt(i);
            if (c == '(') {
                i = closing(i);
            } else if (c == '"' || c == '\'') {
                i = sql.indexOf(c, i + 1);
            } else if (c == ',') {
                parts.add(sql.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(sql.substring(start, end).strip());
        return parts;
    }

    private int closing(int opening) {
        int depth = 0;
        for (int i = opening; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '"' || c == '\'') {
                i = sql.indexOf(c, i + 1);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no closing parenthesis: " + sql);
    }

    /**
     * @param name null where the statement gives none
     */
    record Check(String name, String body) {}
}
