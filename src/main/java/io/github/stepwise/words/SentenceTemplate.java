package io.github.stepwise.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places, {@code column {0} is dropped}, that recognises what was made of it. */
public final class SentenceTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Pattern sentence;
    private final List<Integer> places;
    private final Set<Integer> quoted;
    private final int fixed;

    private SentenceTemplate(Pattern sentence, List<Integer> places, Set<Integer> quoted, int fixed) {
        this.sentence = sentence;
        this.places = places;
        this.quoted = quoted;
        this.fixed = fixed;
    }

    /**
     * Learns a sentence.
     *
     * @param text with the places {@code {0}}, {@code {1}} and so on, each once, in any order
     */
    public static SentenceTemplate of(String text) {
        StringBuilder regex = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        Set<Integer> quoted = new HashSet<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        int fixed = text.length();
        while (place.find()) {
            regex.append(Pattern.quote(text.substring(from, place.start()))).append("(.+?)");
            places.add(Integer.valueOf(place.group(1)));
            if (text.startsWith("\"", place.end())) {
                quoted.add(Integer.valueOf(place.group(1)));
            }
            from = place.end();
            fixed -= place.group().length();
        }
        regex.append(Pattern.quote(text.substring(from)));
        return new SentenceTemplate(Pattern.compile(regex.toString(), Pattern.DOTALL), places, quoted, fixed);
    }

    /** Whether a place is in quotation marks: a name that people gave, to be left alone. */
    public boolean isQuoted(int place) {
        return quoted.contains(place);
    }

    /** How many of its characters are always the same: of two sentences that match, the one with more says more. */
    int fixed() {
        return fixed;
    }

    /** What stands at the places, in their order; empty when the text is not made of this sentence. */
    public Optional<List<String>> match(String text) {
        Matcher matcher = sentence.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] found = new String[places.size()];
        for (int i = 0; i < found.length; i++) {
            found[places.get(i)] = matcher.group(i + 1);
        }
        return Optional.of(Arrays.asList(found));
    }
}
