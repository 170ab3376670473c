package io.github.stepwise.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every text in every language: the same keys, the same places for arguments, patterns that can be read. */
class WordsTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "words");
    private static final String CHINESE = "_zh_CN.properties";

    /** Their English is the engine's own; their own tests compare them with that. */
    private static final Set<String> ONLY_TRANSLATED = Set.of("catalog", "checklist-items", "trouble");

    /** A number in braces that is not between apostrophes. */
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[,}]");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @TestFactory
    Stream<DynamicTest> bothLanguagesHaveTheSameTexts() throws IOException {
        return books().stream()
                .filter(book -> !ONLY_TRANSLATED.contains(book))
                .map(book -> DynamicTest.dynamicTest(book, () -> compare(book)));
    }

    @TestFactory
    Stream<DynamicTest> everyPatternCanBeRead() throws IOException {
        return books().stream()
                .map(book -> DynamicTest.dynamicTest(book, () -> {
                    for (String ending : List.of(".properties", CHINESE)) {
                        Properties texts = read(book + ending);
                        for (String key : texts.stringPropertyNames()) {
                            String text = texts.getProperty(key);
                            assertThat(new MessageFormat(text, Locale.ENGLISH).toPattern())
                                    .as(key)
                                    .isNotNull();
                            assertThat(text.replace("''", ""))
                                    .as("a lone apostrophe in " + key)
                                    .doesNotContain("'");
                        }
                    }
                }));
    }

    @Test
    void aPhraseIsSaidInBothLanguages() {
        Phrase phrase = Phrase.of("widget", "task.remaining", Phrase.of("widget", "time.seconds", 12));
        assertThat(phrase.in(Locale.ENGLISH)).isEqualTo("about 12 s left");
        assertThat(phrase.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("大约还需 12 秒");
        assertThat(phrase).hasToString("about 12 s left");
    }

    @Test
    void anotherLanguageIsSaidInEnglishWhateverTheComputerSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(Words.of("widget", Locale.FRENCH).say("copy")).isEqualTo("Copy");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void compare(String book) throws IOException {
        Properties english = read(book + ".properties");
        Properties chinese = read(book + CHINESE);
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            boolean sentence = english.getProperty(key).matches(".*[a-z]{3,} [a-z]{3,}.*");
            if (sentence) {
                assertThat(HAN.matcher(chinese.getProperty(key)).find())
                        .as(key + " in Chinese")
                        .isTrue();
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static List<String> books() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CHINESE))
                    .map(name -> name.substring(0, name.length() - CHINESE.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
