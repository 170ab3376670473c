package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.bytes;
import static io.github.stepwise.backup.age.Samples.decrypted;
import static io.github.stepwise.backup.age.Samples.encrypted;
import static io.github.stepwise.backup.age.Samples.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import io.github.stepwise.backup.engine.BackupFailure;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but what was written is ever given out as whole. */
class DamageTest {
    private static final int PLAIN = 64 * 1024;
    private static final int SEALED = PLAIN + 16;

    private final AgeIdentity identity = AgeIdentity.generate();

    @Test
    void everyFlippedBitIsRefused() throws Exception {
        byte[] file = encrypted(bytes(40), AgeIdentity.generate().recipient(), identity.recipient());
        int payload = Samples.payloadAt(file);
        for (int at = 0; at < file.length; at++) {
            for (int bit = 1; bit <= 0x80; bit <<= 1) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) bit;
                boolean inPayload = at >= payload - 16;
                assertThatThrownBy(() -> decrypted(changed, identity))
                        .as("byte %d bit %d", at, bit)
                        .satisfies(thrown -> {
                            if (inPayload) {
                                assertThat(thrown).isInstanceOf(DamagedPayload.class);
                            } else {
                                assertThat(thrown)
                                        .isInstanceOfSatisfying(
                                                BackupFailure.class,
                                                failure -> assertThat(failure.kind())
                                                        .isIn(
                                                                BackupFailure.Kind.DAMAGED,
                                                                BackupFailure.Kind.WRONG_KEY));
                            }
                        });
            }
        }
    }

    @Test
    void everyTruncationIsRefused() throws Exception {
        byte[] file = encrypted(bytes(40), identity.recipient());
        int payload = Samples.payloadAt(file);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            boolean inPayload = length >= payload;
            assertThatThrownBy(() -> decrypted(cut, identity))
                    .as("cut to %d", length)
                    .satisfies(thrown -> {
                        if (inPayload) {
                            assertThat(thrown).isInstanceOf(DamagedPayload.class);
                        } else {
                            assertThat(thrown).satisfies(kind(BackupFailure.Kind.DAMAGED));
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, SEALED - 1, SEALED, SEALED + 1, 2 * SEALED - 1, 2 * SEALED, 2 * SEALED + 16})
    void aLargeFileCutAnywhereIsRefused(int kept) throws Exception {
        byte[] file = encrypted(bytes(2 * PLAIN + 100), identity.recipient());

        byte[] cut = Arrays.copyOf(file, Samples.payloadAt(file) + kept);

        assertThatThrownBy(() -> decrypted(cut, identity)).isInstanceOf(DamagedPayload.class);
    }

    @Test
    void chunksCannotBeLeftOutMovedOrAdded() throws Exception {
        byte[] file = encrypted(bytes(3 * PLAIN + 100), identity.recipient());
        int at = Samples.payloadAt(file);
        byte[] head = Arrays.copyOf(file, at);
        byte[] one = Arrays.copyOfRange(file, at, at + SEALED);
        byte[] two = Arrays.copyOfRange(file, at + SEALED, at + 2 * SEALED);
        byte[] three = Arrays.copyOfRange(file, at + 2 * SEALED, at + 3 * SEALED);
        byte[] last = Arrays.copyOfRange(file, at + 3 * SEALED, file.length);

        assertThat(decrypted(joined(head, one, two, three, last), identity)).hasSize(3 * PLAIN + 100);
        for (byte[] wrong : List.of(
                joined(head, two, one, three, last),
                joined(head, one, three, last),
                joined(head, one, one, two, three, last),
                joined(head, last),
                joined(head, one, two, three, last, last),
                joined(head, one, two, three, last, new byte[1]),
                joined(head, one, two, three, last, new byte[2 * SEALED]))) {
            assertThatThrownBy(() -> decrypted(wrong, identity)).isInstanceOf(DamagedPayload.class);
        }
    }

    /** A full chunk is itself the last when nothing follows; two ways to write the same would be one too many. */
    @Test
    void anEmptyChunkAfterAFullOneIsRefused() throws Exception {
        ByteBuffer head = ByteBuffer.allocate(1000);
        ChunkCipher cipher = new ChunkCipher(
                Cipher.ENCRYPT_MODE,
                new StandardPayloadKeyWriter()
                        .writeFileHeader(head, List.of(identity.recipient().writer())));
        byte[] full = new byte[SEALED];
        byte[] empty = new byte[16];
        cipher.next(new byte[PLAIN], PLAIN, false, full);
        cipher.next(new byte[0], 0, true, empty);
        byte[] file = joined(Arrays.copyOf(head.array(), head.position()), full, empty);

        assertThatThrownBy(() -> decrypted(file, identity)).isInstanceOf(DamagedPayload.class);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    @Test
    void damageStaysAndComesAfterTheGoodBytes() throws Exception {
        byte[] plain = bytes(2 * PLAIN);
        byte[] file = encrypted(plain, identity.recipient());
        file[file.length - 1] ^= 1;
        try (InputStream in = Age.decrypt(new ByteArrayInputStream(file), List.of(identity))) {
            assertThat(in.readNBytes(PLAIN)).isEqualTo(Arrays.copyOf(plain, PLAIN));
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(in::read)
                        .isInstanceOf(DamagedPayload.class)
                        .hasMessageContaining("after " + PLAIN + " good bytes");
            }
        }
    }

    @Test
    void anErrorOfTheSourceIsNoDamage() throws Exception {
        byte[] file = encrypted(bytes(3 * PLAIN), identity.recipient());
        InputStream disk = new FilterInputStream(new ByteArrayInputStream(file)) {
            private int given;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (given > 2 * PLAIN) {
                    throw new IOException("Input/output error");
                }
                int read = super.read(into, offset, Math.min(length, 8192));
                given += read;
                return read;
            }
        };
        try (InputStream in = Age.decrypt(disk, List.of(identity))) {
            assertThatIOException().isThrownBy(in::readAllBytes).withMessage("Input/output error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PK\u0003\u0004",
                "age-encryption.org/v2\n-> X25519 abc\n",
                "age-encryption.org/v1\n",
                "age-encryption.org/v1\n-> \n",
                "age-encryption.org/v1\n->",
                "age-encryption.org/v1\n--- \n",
                "age-encryption.org/v1\n-> X25519 abc\n****\n--- abc\n"
            })
    void whatIsNotEncryptedIsDamaged(String text) {
        assertThatThrownBy(() -> decrypted(text.getBytes(StandardCharsets.ISO_8859_1), identity))
                .satisfies(kind(BackupFailure.Kind.DAMAGED));
    }
}
