package io.github.stepwise.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code schema/<engine>.history.txt} and adds it up. */
final class History {
    /** Releases that left a wrong database behind, whose schema is no reference. */
    private static final Set<String> WRONG = Set.of(
            "1.3.48", "1.3.50", "1.3.115", "1.5.2", "1.10.0", "1.12.1", "1.13.0", "1.13.1", "1.13.2", "1.13.3",
            "1.13.4");

    private static final Comparator<String> BY_VERSION = Comparator.comparing(History::numbers, Arrays::compare);

    private static final Pattern START =
            Pattern.compile("(table|column|primary-key|unique|index|foreign-key|check|exclude|view) .*");

    private final List<Stop> stops;

    private History(List<Stop> stops) {
        this.stops = List.copyOf(stops);
    }

    /**
     * @param longFacts facts of several lines; in a history, which is sorted line by line, only their first line tells
     *     anything
     */
    static History of(Collection<String> lines, Collection<String> longFacts) {
        Map<String, String> byFirstLine = longFacts.stream()
                .collect(Collectors.toMap(fact -> fact.lines().findFirst().orElseThrow(), fact -> fact));
        List<Stop> stops = new ArrayList<>();
        Builder builder = new Builder();
        for (String line : lines) {
            if (line.startsWith("== v")) {
                builder.finish(stops);
                builder = new Builder();
                builder.release = line.substring("== v".length());
            } else if (line.startsWith("applied ")) {
                builder.applied.add(line.substring("applied ".length()));
            } else if (startsFact(line.substring(2))) {
                String fact = byFirstLine.getOrDefault(line.substring(2), line.substring(2));
                (line.startsWith("- ") ? builder.removed : builder.added).add(fact);
            }
        }
        builder.finish(stops);
        return new History(stops);
    }

    /** False for the second and later lines of a fact. */
    static boolean startsFact(String line) {
        return START.matcher(line).matches();
    }

    List<Stop> stops() {
        return stops;
    }

    List<String> factsAt(String release) {
        if (WRONG.contains(release)) {
            throw new IllegalArgumentException(release + " leaves a wrong database: there is no reference for it");
        }
        Set<String> facts = new TreeSet<>();
        for (Stop stop : stops) {
            if (BY_VERSION.compare(stop.release(), release) > 0) {
                break;
            }
            stop.removed().forEach(fact -> change(facts.remove(fact), stop, fact));
            stop.added().forEach(fact -> change(facts.add(fact), stop, fact));
        }
        return List.copyOf(facts);
    }

    private static void change(boolean changed, Stop stop, String fact) {
        if (!changed) {
            throw new IllegalStateException("history does not add up at " + stop.release() + ": " + fact);
        }
    }

    private static int[] numbers(String release) {
        return Arrays.stream(release.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static final class Builder {
        private final List<String> applied = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
        private String release;

        private void finish(List<Stop> stops) {
            if (release != null) {
                stops.add(new Stop(release, applied, removed, added));
            }
        }
    }
}
