package io.github.stepwise.report;

import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What a report says, in its reader's language. */
final class Texts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Locale language;
    private final Words words;
    private final UnaryOperator<String> translate;

    /**
     * @param language Chinese, or else English
     * @param translate what becomes of sentences that come from the catalog and the engine, which are English
     */
    Texts(Locale language, UnaryOperator<String> translate) {
        boolean chinese = language.getLanguage().equals("zh");
        this.language = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        this.words = Words.of("report", this.language);
        this.translate = translate;
    }

    /** Everything as it is. */
    static Texts english() {
        return new Texts(Locale.ENGLISH, UnaryOperator.identity());
    }

    /** A text of the report itself. */
    String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** A sentence of the catalog or the engine. */
    String translated(String english) {
        return translate.apply(english);
    }

    /** A phrase in the reader's language. */
    String said(Phrase phrase) {
        return phrase.in(language);
    }

    List<String> translated(List<String> english) {
        return english.stream().map(translate).toList();
    }

    /** {@code en} or {@code zh-CN}. */
    String tag() {
        return language.toLanguageTag();
    }

    /** {@code 2026-11-22 10:00:00 UTC}. */
    static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
    String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return say("time.tenths", duration.toMillis() / 1000.0);
        } else if (seconds < 60) {
            return say("time.seconds", seconds);
        } else if (seconds < 3600) {
            return say("time.minutes", seconds / 60, seconds % 60);
        }
        return say("time.hours", seconds / 3600, seconds / 60 % 60);
    }
}
