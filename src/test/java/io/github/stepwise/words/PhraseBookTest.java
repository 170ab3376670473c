package io.github.stepwise.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the engine says in English is found again, whatever names and texts are in it. */
class PhraseBookTest {
    private static final List<String> BOOKS = List.of("backup-notes", "differences", "evidence");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static final List<String> AWKWARD = List.of(
            "public.\"Odd name\"",
            "{0}",
            "it's {1} 'quoted'",
            "`名称`.表",
            "a, b",
            "1000000",
            "C:\\data\\$1",
            "FUNCTION x() RETURNS int\nBEGIN\n  RETURN 1;\nEND");

    @TestFactory
    Stream<DynamicTest> everyTextIsFoundAgainWithItsArguments() {
        return BOOKS.stream().flatMap(PhraseBookTest::texts);
    }

    private static Stream<DynamicTest> texts(String book) {
        PhraseBook phrases = PhraseBook.of(book);
        return Words.of(book, Locale.ENGLISH).keys().stream()
                .map(key -> DynamicTest.dynamicTest(book + " " + key, () -> {
                    for (int first = 0; first < AWKWARD.size(); first++) {
                        Phrase phrase = Phrase.of(book, key, arguments(book, key, first));
                        assertThat(phrases.find(phrase.toString()))
                                .as(phrase.toString())
                                .contains(phrase);
                    }
                }));
    }

    private static Object[] arguments(String book, String key, int first) {
        String text = Words.of(book, Locale.ENGLISH).say(key);
        List<Object> arguments = new ArrayList<>();
        for (Matcher place = PLACE.matcher(text); place.find(); ) {
            arguments.add(AWKWARD.get((first + arguments.size()) % AWKWARD.size()));
        }
        return arguments.toArray();
    }

    @TestFactory
    Stream<DynamicTest> everyPlaceComesOnce() {
        return BOOKS.stream()
                .map(book -> DynamicTest.dynamicTest(book, () -> {
                    Words words = Words.of(book, Locale.ENGLISH);
                    for (String key : words.keys()) {
                        List<String> places = new ArrayList<>();
                        for (Matcher place = PLACE.matcher(words.say(key)); place.find(); ) {
                            places.add(place.group(1));
                        }
                        assertThat(places).as(key).doesNotHaveDuplicates();
                    }
                }));
    }

    @Test
    void theTextThatSaysMoreIsMeant() {
        PhraseBook phrases = PhraseBook.of("evidence");
        assertThat(phrases.find("prepared XA stuck")).contains(Phrase.of("evidence", "prepared.xa", "stuck"));
        assertThat(phrases.find("prepared stuck")).contains(Phrase.of("evidence", "prepared", "stuck"));
        assertThat(phrases.find("event trigger tidy")).contains(Phrase.of("evidence", "trigger.event", "tidy"));
    }

    @Test
    void whatIsMadeOfNoTextIsNotFound() {
        assertThat(PhraseBook.of("backup-notes").find("relation \"x\" does not exist"))
                .isEmpty();
    }

    @Test
    void whatIsTranslatedHasItsOwnEnglish() {
        Phrase chinese = Phrase.of("trouble", "problem.refused.sentence", "db:5432", "oncall", "me", "");
        Translated translated = new Translated("Nothing listens on db:5432.", chinese);
        Phrase outer = Phrase.of("check", "server.closed", translated);
        assertThat(outer).hasToString("The database cannot be opened. Nothing listens on db:5432.");
        assertThat(outer.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("无法打开数据库。db:5432 上没有服务在监听。");
        assertThat(new Translated("Whatever.", Phrase.of("trouble", "no-such-key")).in(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("Whatever.");
    }
}
