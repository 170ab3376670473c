package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeIdentityTest {
    /** A pair that age-keygen made. */
    static final String SECRET = "AGE-SECRET-KEY-1SDF2Y7WHR6V6PJRFH3ZC94HV8RDS9QDXCF54ZRQEANEQVP9JDW9S5DNJ2H";

    static final String RECIPIENT = "age1xt8szxyy59wfm2nyt58g4z34c2kpgajqkpq8jegqut2shgqyvp6qkjvakz";

    @Test
    void knowsItsRecipientAsAgeDoes() throws Exception {
        assertThat(AgeIdentity.parse(SECRET).recipient()).hasToString(RECIPIENT);
        assertThat(AgeRecipient.parse(RECIPIENT))
                .isEqualTo(AgeIdentity.parse(SECRET).recipient());
    }

    @Test
    void generatesAnotherOneEachTime() throws Exception {
        AgeIdentity one = AgeIdentity.generate();

        assertThat(one.secret().reveal()).matches("AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}");
        assertThat(one.recipient().toString()).matches("age1[02-9ac-hj-np-z]{58}");
        assertThat(AgeIdentity.parse(one.secret().reveal())).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(AgeIdentity.generate()).isNotEqualTo(one);
    }

    @Test
    void neverShowsItsKey() throws Exception {
        assertThat(AgeIdentity.parse(SECRET)).hasToString("secret key of " + RECIPIENT);
    }

    @Test
    void readsIdentityFiles() throws Exception {
        AgeIdentity other = AgeIdentity.generate();
        String file = "\uFEFF# created: today\r\n# public key: age1…\r\n\r\n  " + SECRET + "  \r\n\n# other\n"
                + other.secret().reveal().toLowerCase(Locale.ROOT);

        assertThat(AgeIdentity.parseAll(file)).containsExactly(AgeIdentity.parse(SECRET), other);
        assertThatThrownBy(() -> AgeIdentity.parse(file)).satisfies(kind(BackupFailure.Kind.WRONG_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "geheim",
                RECIPIENT,
                "AGE-SECRET-KEY-1",
                "AGE-SECRET-KEY-1QQQQ",
                "AGE-PLUGIN-YUBIKEY-1QQQQ",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                SECRET + "Q"
            })
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> AgeIdentity.parseAll(text))
                .satisfies(kind(BackupFailure.Kind.WRONG_KEY))
                .satisfies(thrown -> assertThat(thrown.toString() + thrown.getCause())
                        .doesNotContain("geheim")
                        .doesNotContain(SECRET.substring(20)));
    }

    @Test
    void noticesEveryTypingError() {
        int start = "AGE-SECRET-KEY-1".length();
        for (int at = start; at < SECRET.length(); at++) {
            StringBuilder typed = new StringBuilder(SECRET);
            typed.setCharAt(at, typed.charAt(at) == 'Q' ? 'P' : 'Q');
            assertThatThrownBy(() -> AgeIdentity.parse(typed.toString()))
                    .satisfies(kind(BackupFailure.Kind.WRONG_KEY))
                    .hasMessageContaining("Line 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"age-encryption.org/v1\n-> scrypt", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl"})
    void saysThatAKeyHasAPassphraseOfItsOwn(String text) {
        assertThatThrownBy(() -> AgeIdentity.parseAll(text)).satisfies(kind(BackupFailure.Kind.KEY_NEEDED));
    }
}
