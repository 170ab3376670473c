package io.github.stepwise.backup.age;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowingConsumer;

/** What the tests of this package share. */
final class Samples {
    private Samples() {}

    /** The same bytes for the same length. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] encrypted(byte[] plain, AgeRecipient... recipients) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AgeOutputStream out = Age.encrypt(file, List.of(recipients))) {
            out.write(plain);
        }
        return file.toByteArray();
    }

    static byte[] decrypted(byte[] file, AgeIdentity... identities) throws IOException, BackupFailure {
        try (AgeInputStream in = Age.decrypt(new ByteArrayInputStream(file), List.of(identities))) {
            return in.readAllBytes();
        }
    }

    /** Where the payload begins: after the line of the code that seals the header, and the nonce. */
    static int payloadAt(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.indexOf('\n', text.indexOf("\n--- ") + 1) + 1 + 16;
    }

    static ThrowingConsumer<Throwable> kind(BackupFailure.Kind kind) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        BackupFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
