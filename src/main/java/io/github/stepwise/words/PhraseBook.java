package io.github.stepwise.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns English sentences back into the phrases that they were made of. Files and reports keep sentences in English; this way
 * they can be said in another language afterwards. Immutable and safe to share between threads.
 */
public final class PhraseBook {
    private final List<Entry> entries;

    private record Entry(String book, String key, SentenceTemplate english) {
        Optional<Phrase> of(String sentence) {
            return english.match(sentence).map(found -> Phrase.of(book, key, found.toArray()));
        }
    }

    private PhraseBook(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Learns the English texts of some books.
     *
     * @param books in whose texts each place for an argument comes once
     */
    public static PhraseBook of(String... books) {
        List<Entry> entries = new ArrayList<>();
        for (String book : books) {
            Words words = Words.of(book, Locale.ENGLISH);
            words.keys().forEach(key -> entries.add(new Entry(book, key, SentenceTemplate.of(words.say(key)))));
        }
        entries.sort(Comparator.comparingInt((Entry entry) -> entry.english().fixed())
                .reversed()
                .thenComparing(Entry::key));
        return new PhraseBook(entries);
    }

    /**
     * The phrase of a sentence, with texts as its arguments.
     *
     * @param english exactly as it was made
     * @return empty if it is made of none of the texts
     */
    public Optional<Phrase> find(String english) {
        return entries.stream().flatMap(entry -> entry.of(english).stream()).findFirst();
    }
}
