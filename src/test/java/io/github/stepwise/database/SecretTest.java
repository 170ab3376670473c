package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void neverShowsItself() {
        assertThat(Secret.of("geheim")).hasToString("***");
        assertThat(String.valueOf(Secret.none())).isEmpty();
        assertThat(Secret.of("geheim").reveal()).isEqualTo("geheim");
    }

    @Test
    void emptyAndNullAreNone() {
        assertThat(Secret.of("")).isEqualTo(Secret.none());
        assertThat(Secret.of((String) null)).isEqualTo(Secret.none());
        assertThat(Secret.of((char[]) null).isEmpty()).isTrue();
    }

    @Test
    void keepsItsOwnCopy() {
        char[] typed = {'a', 'b'};
        Secret secret = Secret.of(typed);
        typed[0] = 'x';
        assertThat(secret).isEqualTo(Secret.of("ab"));
    }

    @Test
    void isNotToldByItsMask() {
        String sentence = "Nothing has been left behind: everything is as it was before. Look at a database.";
        assertThat(Secret.of("a").maskIn(sentence)).isEqualTo(sentence);
        assertThat(Secret.of("a").maskIn("near 'identified by 'a'', password=a&user=b, postgres:a@db"))
                .isEqualTo("near 'identified by '***'', password=***&user=b, postgres:***@db");
        assertThat(Secret.of("abcd").maskIn("xabcdx")).isEqualTo("x***x");
    }

    @Test
    void takesItselfOutOfATextWhateverItsCharacters() {
        assertThat(Secret.of("$1.*").maskIn("near '$1.*' at line 1")).isEqualTo("near '***' at line 1");
        assertThat(Secret.none().maskIn("text")).isEqualTo("text");
        assertThat(Secret.of("x").maskIn(null)).isNull();
    }
}
