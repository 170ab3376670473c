package io.github.stepwise.catalog;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The number of a release, {@code 1.8.5}, ordered as numbers and not as text. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("v?\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");

    /**
     * Reads {@code 1.8.5} or {@code v1.8.5}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static Version of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a release looks like 1.8.5, not like " + text);
        }
        int[] parts = Arrays.stream(text.replace("v", "").split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Version(parts[0], parts[1], parts[2]);
    }

    /** True when this release came out with or after the other. */
    public boolean isAtLeast(Version other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        int result = Integer.compare(major, other.major);
        result = result != 0 ? result : Integer.compare(minor, other.minor);
        return result != 0 ? result : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
