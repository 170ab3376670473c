package io.github.stepwise.ui.page.install;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Passwords of 24 characters, none of which looks like another or means anything in a shell, an environment file, YAML or a
 * URL. There is at least one of each kind that servers may insist on.
 */
final class GeneratedPassword {
    private static final int LENGTH = 24;
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedPassword() {}

    static String next() {
        List<Character> inner = new ArrayList<>(List.of(one(UPPER), one(LOWER), one(DIGITS), '-'));
        while (inner.size() < LENGTH - 2) {
            inner.add(one(UPPER + LOWER + DIGITS));
        }
        Collections.shuffle(inner, RANDOM);
        // A hyphen at the beginning would look like an option.
        return one(LOWER) + inner.stream().map(String::valueOf).collect(Collectors.joining()) + one(UPPER);
    }

    private static char one(String kinds) {
        return kinds.charAt(RANDOM.nextInt(kinds.length()));
    }
}
