package io.github.stepwise.install.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that is the same every time, so that two demo databases are alike. */
final class Chance {
    /** When the invented organizations began to use OnCall. */
    static final Instant BEGINNING = Instant.parse("2023-03-01T08:00:00Z");

    /** Some days after OnCall 1.2.40 came out. */
    static final Instant END = Instant.parse("2023-06-14T16:30:00Z");

    private static final String SIGNS = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789"; // neither O nor 0
    private static final int KEY_LENGTH = 12;

    private final Random random = new Random(4701);

    /** From 0 up to, not including, the limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** True that often in a hundred cases. */
    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String key(String prefix) {
        StringBuilder key = new StringBuilder(prefix);
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return key.toString();
    }

    UUID uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** A moment within that time after another. */
    Instant after(Instant start, Duration atMost) {
        return start.plusMillis(1 + (long) (random.nextDouble() * atMost.toMillis()))
                .plusNanos(1000L * below(1000));
    }

    /** Digest as OnCall keeps those of its tokens. */
    static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }
}
