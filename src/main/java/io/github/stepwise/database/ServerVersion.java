package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Version of a database server, or of the SQLite library inside Stepwise.
 *
 * @param product the name as its makers write it
 * @param parts numbers from the left, for example 10, 11, 19; at least one
 * @param text the server's own words, for example {@code 10.11.19-MariaDB-0+deb12u1}
 */
public record ServerVersion(String product, List<Integer> parts, String text) {
    /** MariaDB hides its number behind this one from old replication clients. */
    private static final String MARIADB_PREFIX = "5.5.5-";

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

    public ServerVersion {
        parts = List.copyOf(parts);
    }

    /** @param text the server's own words; without a number in them it is version 0 */
    public static ServerVersion of(Engine engine, String text) {
        boolean hidden = engine == Engine.MARIADB && text.startsWith(MARIADB_PREFIX);
        Matcher matcher = NUMBERS.matcher(hidden ? text.substring(MARIADB_PREFIX.length()) : text);
        List<Integer> parts = new ArrayList<>();
        if (matcher.find()) {
            for (String part : matcher.group().split("\\.")) {
                parts.add(Integer.valueOf(part));
            }
        } else {
            parts.add(0);
        }
        return new ServerVersion(engine.title(), parts, text);
    }

    /** Compares number by number; a number that is missing counts as 0. */
    public boolean isAtLeast(int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            int own = i < parts.size() ? parts.get(i) : 0;
            if (own != wanted[i]) {
                return own > wanted[i];
            }
        }
        return true;
    }

    public int major() {
        return parts.get(0);
    }

    /** The numbers alone, {@code 10.11.19}. */
    public String number() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return product + " " + number();
    }
}
