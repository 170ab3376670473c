package io.github.stepwise.catalog.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MirageCipherTest {
    private static final String KEY = "k".repeat(50);

    private final MirageCipher cipher = MirageCipher.of(KEY, MirageCipher.USUAL_IV);

    @Test
    void encryptsAsOnCallItselfDid() {
        assertThat(cipher.encrypt("Bearer ")).isEqualTo("Nk9yaSdPohi2LqRY0VyRaw==");
        assertThat(cipher.encrypt("pä$$1")).isEqualTo("81snrQiu4mgWZGZ-tWIejg==");
    }

    @Test
    void decryptsWhatItEncrypted() {
        for (String text : new String[] {"", "x", "Bearer 数据库", "y".repeat(5000)}) {
            assertThat(cipher.decrypt(cipher.encrypt(text))).isEqualTo(text);
        }
        assertThat(cipher.encrypt(null)).isNull();
        assertThat(cipher.decrypt(null)).isNull();
    }

    @Test
    void leavesEncryptedTextAsItIs() {
        String once = cipher.encrypt("secret");

        assertThat(cipher.encrypt(once)).isEqualTo(once);
    }

    @Test
    void takesTextThatItCannotDecryptAsPlain() {
        assertThat(cipher.decrypt("Bearer plain text")).isEqualTo("Bearer plain text");
        assertThat(cipher.decrypt("")).isEmpty();
    }

    @Test
    void recognizesItsOwnKey() {
        String stored = cipher.encrypt("glsa_0123456789abcdefghijklmnopqrstuv_12345678");

        assertThat(cipher.matches(stored)).isTrue();
        assertThat(MirageCipher.of("o".repeat(50), MirageCipher.USUAL_IV).matches(stored))
                .isFalse();
        assertThat(cipher.matches("plain")).isFalse();
        assertThat(cipher.matches(null)).isFalse();
    }

    @Test
    void refusesKeysThatOnCallWouldRefuseWithoutShowingThem() {
        assertThatThrownBy(() -> MirageCipher.of("short-secret", MirageCipher.USUAL_IV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short-secret");
        assertThatThrownBy(() -> MirageCipher.of(KEY, "too short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(cipher).hasToString("MirageCipher[***]");
    }
}
