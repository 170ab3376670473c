package io.github.stepwise.backup.age;

import static io.github.stepwise.backup.age.Samples.bytes;
import static io.github.stepwise.backup.age.Samples.decrypted;
import static io.github.stepwise.backup.age.Samples.encrypted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write opens with the age program, and what it writes opens here. */
class InteroperabilityTest {
    private static final String PASSPHRASE = "correct horse é 电池";

    /** Written by age 1.1.1 for {@link AgeIdentityTest#RECIPIENT}. */
    private static final String HELLO =
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBJNnZ0SXM1ZEl3ZzNhalUrK0drUkZRY0s2VE84dU9PMGxIQnMrTFF1cm1JCmFZQU4xL1pJRDhIczUreXcwejYwaWxkLzVTTURRQ3FpYThyOE8rSS8xSFkKLS0tIFN3N2ZwL253MEVvcVZ4ZFdwazJWZ1ZzM0Y0NEt6ZjVQSkxYNUZvU1FRUzgKQX3V7R2U3zlGEqQR7gPfKKAyIG37SlvqoOzvtTuU5F3QMawshd0=";

    /** The identity file of {@link AgeIdentityTest#SECRET}, encrypted by age 1.1.1 with {@code correct horse}. */
    private static final String KEY_FILE =
            "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBnV1R1T2FJeERGYWI3RFRmZURPRkp3IDE4ClROU2p6aW0ydHVac3NFVnNDYk41ak1JQzErVW1Nd0ZOdVFGTHgrVGJud3MKLS0tIC8rQmNxNDRqZmdNZmVqZ1AvTjNFUXVQVTg4NnpQa3poRHhtMFRMd0hUQWcKyRc0DH9RoVUGxWlZGbOFTCLPxp6+ei+N9/cGIPv1cSVqSRUt0EJXytOaZW17yvYRf/OHMx6BS9WXSw7EcejyXp7Rm0XAtsEtQDwG84QC1Iqt4Fkj8GhLY4qNikt4fOTXvAzy13otv68M/ECyq0/WzIpSxze3zBFuGgRRC4zKar1j+H+IMiEPuv/MP6GJkK2aKhe7y2n5HLT2X4KWQxpzq5ZlouLA7S1xtM2Y6dpkGYWj6jER74PU57QFOufQm7Vwb37uRakny89wJc2kxhzpNvsCUKsEdOgE";

    @TempDir
    private Path folder;

    private final AgeIdentity identity = AgeIdentity.generate();

    @Test
    void opensWhatAgeWroteOnce() throws Exception {
        AgeIdentity known = AgeIdentity.parse(AgeIdentityTest.SECRET);

        assertThat(decrypted(Base64.getDecoder().decode(HELLO), known))
                .asString()
                .isEqualTo("hello\n");
        assertThat(AgePassphrase.decrypt(Base64.getDecoder().decode(KEY_FILE), Secret.of("correct horse")))
                .containsExactly(known);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072, 3_000_001})
    void ageOpensWhatWeWrite(int length) throws Exception {
        AgeProgram.assumeInstalled("age");
        byte[] plain = bytes(length);
        Files.write(
                folder.resolve("e.age"), encrypted(plain, AgeIdentity.generate().recipient(), identity.recipient()));
        Files.writeString(folder.resolve("id"), identity.secret().reveal());

        AgeProgram.run(folder, "age -d -i id e.age > plain");

        assertThat(folder.resolve("plain")).hasBinaryContent(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072, 3_000_001})
    void weOpenWhatAgeWrites(int length) throws Exception {
        AgeProgram.assumeInstalled("age", "age-keygen");
        byte[] plain = bytes(length);
        Files.write(folder.resolve("plain"), plain);
        AgeProgram.run(
                folder,
                "age-keygen -o id && age -r " + identity.recipient() + " -r $(age-keygen -y id) -o e.age plain");
        byte[] file = Files.readAllBytes(folder.resolve("e.age"));

        assertThat(decrypted(file, identity)).isEqualTo(plain);
        assertThat(decrypted(file, AgeIdentity.parse(Files.readString(folder.resolve("id")))))
                .isEqualTo(plain);
    }

    @Test
    void ageTakesOurKeyFileAndAsksForItsPassphrase() throws Exception {
        AgeProgram.assumeInstalled("age", "script");
        Files.write(folder.resolve("key.age"), AgePassphrase.encrypt(identity, Secret.of(PASSPHRASE)));
        Files.write(folder.resolve("e.age"), encrypted(bytes(100_000), identity.recipient()));

        AgeProgram.runTyping(folder, "age -d -i key.age -o plain e.age", List.of(PASSPHRASE));
        AgeProgram.runTyping(folder, "age -d -o key key.age", List.of(PASSPHRASE));

        assertThat(folder.resolve("plain")).hasBinaryContent(bytes(100_000));
        assertThat(AgeIdentity.parse(Files.readString(folder.resolve("key")))).isEqualTo(identity);
    }

    @Test
    void weTakeAKeyFileThatAgeProtected() throws Exception {
        AgeProgram.assumeInstalled("age", "script");
        Files.writeString(folder.resolve("id"), identity.secret().reveal() + "\n", StandardCharsets.US_ASCII);

        AgeProgram.runTyping(folder, "age -p -o key.age id", List.of(PASSPHRASE, PASSPHRASE));

        assertThat(AgePassphrase.decrypt(Files.readAllBytes(folder.resolve("key.age")), Secret.of(PASSPHRASE)))
                .containsExactly(identity);
    }
}
