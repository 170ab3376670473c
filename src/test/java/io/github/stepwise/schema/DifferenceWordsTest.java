package io.github.stepwise.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Difference.Kind;
import io.github.stepwise.schema.Difference.Subject;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.PhraseBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every difference of a schema can be said in another language. */
class DifferenceWordsTest {
    private static final PhraseBook PHRASES = PhraseBook.of("differences");

    static Stream<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            boolean whole = subject == Subject.TABLE || subject == Subject.EXTRA;
            String name = subject == Subject.EXTRA ? "view v on t" : "n";
            String words = whole ? "" : "bigint not null";
            if (subject != Subject.PRIMARY_KEY && subject != Subject.EXTRA) {
                all.add(new Difference(Kind.MISSING, subject, "t", name, words, ""));
            }
            if (subject != Subject.PRIMARY_KEY) {
                all.add(new Difference(Kind.UNEXPECTED, subject, "t", name, "", words));
            }
            if (!whole && subject != Subject.CHECK) {
                all.add(new Difference(Kind.DIFFERENT, subject, "t", name, "bigint null", words));
            }
            if (!whole && subject != Subject.COLUMN) {
                all.add(new Difference(Kind.OTHER_NAME, subject, "t", name, name, "other"));
            }
        }
        all.add(new Difference(Kind.DIFFERENT, Subject.PRIMARY_KEY, "t", "id", "id", ""));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("differences")
    void everyDifferenceIsFoundInTheBook(Difference difference) {
        assertThat(PHRASES.find(difference.toString())).hasValueSatisfying(phrase -> {
            assertThat(phrase).hasToString(difference.toString());
            assertThat(phrase.key()).startsWith(difference.subject().toString().replace(' ', '-'));
        });
    }

    @Test
    void whatIsToldOfAKeyIsFoundToo() {
        assertThat(PHRASES.find("refers to t.id, checked at commit"))
                .contains(Phrase.of("differences", "key.commit", "t.id"));
        assertThat(PHRASES.find("unique index over a, b"))
                .contains(Phrase.of("differences", "over.unique-index", "a, b"));
        assertThat(PHRASES.find("column n of t is bigint null instead of text not null")
                        .orElseThrow()
                        .in(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("表 t 的列 n 应为 text not null，实际为 bigint null");
    }
}
