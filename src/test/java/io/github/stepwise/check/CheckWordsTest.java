package io.github.stepwise.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.words.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of checks are complete in both languages. */
class CheckWordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        Properties english = read("/words/check.properties");
        Properties chinese = read("/words/check_zh_CN.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
            if (PLACEHOLDER.matcher(english.getProperty(key)).replaceAll("").matches("(?s).*[a-z]{3}.*")) {
                assertThat(chinese.getProperty(key)).as(key).matches("(?s).*(\\p{IsHan}|Schema).*");
            }
        }
    }

    @Test
    void everyCheckHasItsTexts() {
        Words words = Words.of("check", Locale.ENGLISH);
        for (Check check : AllChecks.inOrder()) {
            for (String part : Set.of(".title", ".question", ".why")) {
                assertThat(words.find(check.id() + part)).as(check.id() + part).isPresent();
            }
        }
        for (Severity severity : Severity.values()) {
            assertThat(severity.title().in(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
        }
    }

    /** One apostrophe alone would swallow what follows it. */
    @Test
    void apostrophesAreDoubled() throws IOException {
        for (String file : Set.of("/words/check.properties", "/words/check_zh_CN.properties")) {
            Properties texts = read(file);
            for (String key : texts.stringPropertyNames()) {
                assertThat(texts.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
            }
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(CheckWordsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
