package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeRecipientTest {
    private static final String GOOD = AgeIdentityTest.RECIPIENT;

    @Test
    void isItsText() throws Exception {
        assertThat(AgeRecipient.parse("  " + GOOD + "\n")).hasToString(GOOD).isEqualTo(AgeRecipient.parse(GOOD));
        assertThat(AgeRecipient.parse(GOOD)).isNotEqualTo(AgeIdentity.generate().recipient());
    }

    @ParameterizedTest
    @CsvSource({
        "'', not a recipient",
        "geheim, not a recipient",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ, SSH",
        "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t, plugins",
        "age1qqqq, typing error",
        "age1, typing error",
        "AGE1YUBIKEY, typing error",
        AgeIdentityTest.SECRET + ", secret key"
    })
    void saysWhatElseItIs(String text, String words) {
        assertThatThrownBy(() -> AgeRecipient.parse(text))
                .satisfies(kind(BackupFailure.Kind.WRONG_KEY))
                .hasMessageContaining(words)
                .hasMessageNotContaining(AgeIdentityTest.SECRET.substring(20));
    }

    @Test
    void noticesEveryTypingError() {
        for (int at = "age1".length(); at < GOOD.length(); at++) {
            StringBuilder typed = new StringBuilder(GOOD);
            typed.setCharAt(at, typed.charAt(at) == 'q' ? 'p' : 'q');
            assertThatThrownBy(() -> AgeRecipient.parse(typed.toString())).hasMessageContaining("typing error");
            typed.setCharAt(at, '1');
            assertThatThrownBy(() -> AgeRecipient.parse(typed.toString())).hasMessageContaining("typing error");
        }
    }

    /** With such a key everybody could open the file. */
    @Test
    void refusesNumbersThatAreNoKey() {
        for (byte low : new byte[] {0, 1}) {
            byte[] key = new byte[32];
            key[0] = low;
            assertThatThrownBy(() -> AgeRecipient.parse(Bech32Key.encode("age", key)))
                    .satisfies(kind(BackupFailure.Kind.WRONG_KEY))
                    .hasMessageContaining("Nothing can be encrypted");
        }
        assertThatThrownBy(() -> AgeRecipient.parse(Bech32Key.encode("age", new byte[31])))
                .satisfies(kind(BackupFailure.Kind.WRONG_KEY));
    }
}
