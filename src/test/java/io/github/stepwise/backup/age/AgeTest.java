package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.bytes;
import static io.github.stepwise.backup.age.Samples.decrypted;
import static io.github.stepwise.backup.age.Samples.encrypted;
import static io.github.stepwise.backup.age.Samples.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {
    private static final int CHUNK = 64 * 1024;

    private final AgeIdentity identity = AgeIdentity.generate();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 5_000_003})
    void givesBackWhatItTook(int length) throws Exception {
        byte[] plain = bytes(length);

        byte[] file = encrypted(plain, identity.recipient());

        assertThat(decrypted(file, identity)).isEqualTo(plain);
        int chunks = Math.max(1, (length + CHUNK - 1) / CHUNK);
        assertThat(file.length - Samples.payloadAt(file)).isEqualTo(length + 16 * chunks);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4093, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 5})
    void writesAndReadsInAnySteps(int step) throws Exception {
        byte[] plain = bytes(step == 1 ? 2 * CHUNK + 3 : 3_000_001);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = Age.encrypt(file, List.of(identity.recipient()))) {
            for (int at = 0; at < plain.length; at += step) {
                if (step == 1) {
                    out.write(plain[at]);
                } else {
                    out.write(plain, at, Math.min(step, plain.length - at));
                }
                out.flush();
            }
        }

        ByteArrayOutputStream back = new ByteArrayOutputStream();
        try (InputStream in = Age.decrypt(new Trickle(file.toByteArray()), List.of(identity))) {
            byte[] buffer = new byte[step];
            for (int read = step == 1 ? in.read() : in.read(buffer); read >= 0; ) {
                if (step == 1) {
                    back.write(read);
                    read = in.read();
                } else {
                    back.write(buffer, 0, read);
                    read = in.read(buffer);
                }
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(back.toByteArray()).isEqualTo(plain);
    }

    /** Gives few bytes at a time, as networks and archives do. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1009));
        }
    }

    @Test
    void everyRecipientOpensItAlone() throws Exception {
        byte[] plain = bytes(100);
        List<AgeIdentity> three = List.of(AgeIdentity.generate(), AgeIdentity.generate(), identity);

        byte[] file =
                encrypted(plain, three.stream().map(AgeIdentity::recipient).toArray(AgeRecipient[]::new));

        for (AgeIdentity one : three) {
            assertThat(decrypted(file, one)).isEqualTo(plain);
        }
        assertThat(decrypted(file, AgeIdentity.generate(), identity)).isEqualTo(plain);
    }

    @Test
    void twoFilesOfTheSameHaveNothingInCommon() throws Exception {
        byte[] plain = bytes(1000);
        byte[] one = encrypted(plain, identity.recipient());
        byte[] other = encrypted(plain, identity.recipient());
        int at = Samples.payloadAt(one);

        assertThat(Arrays.copyOfRange(one, at, one.length)).isNotEqualTo(Arrays.copyOfRange(other, at, other.length));
    }

    @Test
    void aWrongKeyShowsBeforeTheFirstByte() throws Exception {
        byte[] file = encrypted(bytes(10), identity.recipient());

        for (List<AgeIdentity> wrong :
                List.of(List.of(AgeIdentity.generate()), List.of(AgeIdentity.generate(), AgeIdentity.generate()))) {
            assertThatThrownBy(() -> Age.decrypt(new ByteArrayInputStream(file), wrong))
                    .satisfies(kind(BackupFailure.Kind.WRONG_KEY));
        }
    }

    @Test
    void saysThatAKeyIsNeeded() throws Exception {
        byte[] file = encrypted(bytes(10), identity.recipient());
        byte[] locked = AgePassphrase.encrypt(bytes(10), Secret.of("geheim"), 4);

        assertThatThrownBy(() -> decrypted(file)).satisfies(kind(BackupFailure.Kind.KEY_NEEDED));
        assertThatThrownBy(() -> decrypted(locked, identity))
                .satisfies(kind(BackupFailure.Kind.KEY_NEEDED))
                .hasMessageContaining("passphrase");
    }

    @Test
    void refusesToEncryptForNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> Age.encrypt(new ByteArrayOutputStream(), List.of()));
    }

    @Test
    void finishLeavesTheTargetOpen() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean[] closed = new boolean[1];
        OutputStream target = new OutputStream() {
            @Override
            public void write(int value) {
                file.write(value);
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        AgeOutputStream out = Age.encrypt(target, List.of(identity.recipient()));
        out.write(new byte[] {1, 2});
        out.finish();
        int length = file.size();

        assertThat(closed[0]).isFalse();
        assertThat(decrypted(file.toByteArray(), identity)).containsExactly(1, 2);
        assertThatIOException().isThrownBy(() -> out.write(3));
        out.finish();
        out.close();
        out.close();
        assertThat(closed[0]).isTrue();
        assertThat(file.size()).isEqualTo(length);
    }

    /** A disk that was full for a moment must not leave a file with a hole and a proper end. */
    @Test
    void addsNoEndAfterAFailedWrite() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean[] full = new boolean[1];
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int value) {
                throw new AssertionError("one byte at a time");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (full[0]) {
                    throw new IOException("No space left");
                }
                file.write(bytes, offset, length);
            }
        };
        AgeOutputStream out = Age.encrypt(disk, List.of(identity.recipient()));
        out.write(bytes(2 * CHUNK));
        int written = file.size();
        full[0] = true;
        assertThatIOException().isThrownBy(() -> out.write(bytes(CHUNK))).withMessage("No space left");
        full[0] = false;
        assertThatIOException().isThrownBy(() -> out.write(1));
        out.close();

        assertThat(file.size()).isEqualTo(written);
        assertThatThrownBy(() -> decrypted(file.toByteArray(), identity)).isInstanceOf(DamagedPayload.class);
    }

    @Test
    void aClosedStreamGivesNothingMore() throws Exception {
        AgeInputStream in =
                Age.decrypt(new ByteArrayInputStream(encrypted(bytes(10), identity.recipient())), List.of(identity));
        assertThat(in.read()).isNotNegative();
        assertThat(in.available()).isEqualTo(9);
        in.close();

        assertThatIOException().isThrownBy(in::read);
        assertThat(in.available()).isZero();
    }

    /** Entries are read and written by several threads with the same keys. */
    @Test
    void manyThreadsShareTheKeys() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] plain = bytes(i * 100);
                results.add(threads.submit(() ->
                        Arrays.equals(plain, decrypted(encrypted(plain, identity.recipient()), identity))));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
