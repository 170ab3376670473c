package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgePassphraseTest {
    private static final Secret PASSPHRASE = Secret.of("größer als 12 Zeichen 🔑");

    private final AgeIdentity identity = AgeIdentity.generate();

    @Test
    void keepsAnIdentity() throws Exception {
        byte[] file = AgePassphrase.encrypt(identity, PASSPHRASE);

        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .matches("(?s)age-encryption\\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} 18\n.*");
        assertThat(AgePassphrase.decrypt(file, PASSPHRASE)).containsExactly(identity);
        assertThatThrownBy(() -> AgePassphrase.decrypt(file, Secret.of("geheim")))
                .satisfies(kind(BackupFailure.Kind.WRONG_KEY))
                .hasMessageNotContaining("geheim");
    }

    @Test
    void needsAPassphraseThatCanBeTyped() {
        assertThatThrownBy(() -> AgePassphrase.encrypt(identity, Secret.none()))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED));
        assertThatThrownBy(() -> AgePassphrase.encrypt(identity, Secret.of("one\ntwo")))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED));
        assertThatThrownBy(() -> AgePassphrase.decrypt(light(), Secret.none()))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED));
    }

    private byte[] light() throws BackupFailure {
        return AgePassphrase.encrypt(identity.secret().reveal().getBytes(StandardCharsets.US_ASCII), PASSPHRASE, 10);
    }

    @Test
    void everyChangedByteAndEveryTruncationIsRefused() throws Exception {
        byte[] file = light();
        assertThat(AgePassphrase.decrypt(file, PASSPHRASE)).containsExactly(identity);
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> AgePassphrase.decrypt(changed, PASSPHRASE))
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(
                            BackupFailure.class,
                            failure -> assertThat(failure.kind())
                                    .isIn(
                                            BackupFailure.Kind.DAMAGED,
                                            BackupFailure.Kind.WRONG_KEY,
                                            BackupFailure.Kind.KEY_NEEDED));
            byte[] cut = Arrays.copyOf(file, at);
            assertThatThrownBy(() -> AgePassphrase.decrypt(cut, PASSPHRASE))
                    .as("cut to %d", at)
                    .satisfies(kind(BackupFailure.Kind.DAMAGED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"23", "64", "999999999", "9999999999", "010", "-1", "0", "1e1", "10 10"})
    void refusesAbsurdWork(String work) throws Exception {
        assertThatThrownBy(() -> AgePassphrase.decrypt(withWork(work), PASSPHRASE))
                .satisfies(kind(BackupFailure.Kind.DAMAGED));
    }

    @Test
    void saysWhatWorkItAccepts() throws Exception {
        assertThatThrownBy(() -> AgePassphrase.decrypt(withWork("23"), PASSPHRASE))
                .hasMessageContaining("2^23")
                .hasMessageContaining("2^22");
    }

    /** The tests run with a heap of a gigabyte: less than 2^22 takes. */
    @Test
    void saysHowMuchMemoryIsMissing() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(4L << 30);
        assertThatThrownBy(() -> AgePassphrase.decrypt(withWork("22"), PASSPHRASE))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED))
                .hasMessageContaining("4096 MiB");
    }

    private byte[] withWork(String work) throws BackupFailure {
        String file = new String(light(), StandardCharsets.ISO_8859_1);
        return file.replaceFirst("(-> scrypt \\S+) 10\n", "$1 " + work + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void tellsAFileForKeysFromOneWithAPassphrase() throws Exception {
        byte[] file = Samples.encrypted(new byte[10], identity.recipient());

        assertThatThrownBy(() -> AgePassphrase.decrypt(file, PASSPHRASE))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED))
                .hasMessageContaining("for keys");
    }

    /** Else somebody who knows the other key could pass a file off as one of who knows the passphrase. */
    @Test
    void refusesAPassphraseBesideKeys() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AgeOutputStream out = new AgeOutputStream(
                file,
                List.of(new ScryptWriter(PASSPHRASE, 4), identity.recipient().writer()))) {
            out.write(ascii(identity.secret().reveal()));
        }

        assertThatThrownBy(() -> AgePassphrase.decrypt(file.toByteArray(), PASSPHRASE))
                .satisfies(kind(BackupFailure.Kind.DAMAGED));
    }

    @Test
    void findsNoKeyInOtherFiles() throws Exception {
        byte[] file = AgePassphrase.encrypt("hello".getBytes(StandardCharsets.US_ASCII), PASSPHRASE, 4);

        assertThatThrownBy(() -> AgePassphrase.decrypt(file, PASSPHRASE)).satisfies(kind(BackupFailure.Kind.WRONG_KEY));
    }

    /** RFC 7914, chapter 12. */
    @Test
    void knowsTheVectorsOfTheStandard() throws Exception {
        assertThat(hex(SCrypt.generate(ascii(""), ascii(""), 16, 1, 1, 64)))
                .isEqualTo("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
        assertThat(hex(SCrypt.generate(ascii("password"), ascii("NaCl"), 1024, 8, 16, 64)))
                .isEqualTo("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
        // The first half of the third, which has the parameters that age uses.
        assertThat(hex(Scrypt.derive(ascii("pleaseletmein"), ascii("SodiumChloride"), 14)))
                .isEqualTo("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void readsSeveralIdentities() throws Exception {
        AgeIdentity other = AgeIdentity.generate();
        byte[] file = AgePassphrase.encrypt(
                ascii(identity.secret().reveal() + "\n# second\n"
                        + other.secret().reveal()),
                PASSPHRASE,
                4);

        assertThat(AgePassphrase.decrypt(file, PASSPHRASE)).isEqualTo(List.of(identity, other));
    }
}
