package io.github.stepwise.backup.age;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.github.stepwise.database.Secret;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryNoteTest {
    @TempDir
    private Path folder;

    private final AgeIdentity identity = AgeIdentity.generate();

    private RecoveryNote note(String file) {
        return new RecoveryNote(file, "2026-01-02 03:04 UTC", "oncall on db.example.org (PostgreSQL 16)", identity);
    }

    @Test
    void holdsWhatOneHasToKnowOnOnePage() {
        String text = note("oncall.stepwise").text();

        assertThat(text.lines())
                .hasSizeLessThanOrEqualTo(60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text)
                .contains("oncall.stepwise\n", "2026-01-02 03:04 UTC\n", "oncall on db.example.org (PostgreSQL 16)\n")
                .contains("\n" + identity.recipient() + "\n")
                .contains("\n" + identity.secret().reveal() + "\n")
                .contains("unzip oncall.stepwise -d opened\n")
                .contains("KEEP THIS NOTE APART");
        assertThat(text).isASCII().endsWith("\n");
    }

    @Test
    void showsTheKeyOnlyInItsText() {
        assertThat(note("oncall.stepwise").toString())
                .doesNotContain(identity.secret().reveal())
                .contains(identity.recipient().toString());
    }

    @Test
    void namesBringNoLinesAndNoCommandsOfTheirOwn() {
        for (String name :
                new String[] {"$(reboot).stepwise", "a b.stepwise", "-rf", "x\ny\u2028z;`id`", "n".repeat(255)}) {
            String text = note(name).text();

            assertThat(text).contains("unzip backup.stepwise -d opened\n", "copy the backup there as backup.stepwise");
            assertThat(text.lines())
                    .hasSizeLessThanOrEqualTo(60)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(text)
                    .doesNotContain("\u2028")
                    .contains(name.startsWith("x") ? "x?y?z;`id`\n" : "Backup file:   ");
        }
        assertThat(note("日本語😀.stepwise").text()).contains("Backup file:   日本語😀.stepwise\n");
        assertThat(note("a" + "😀".repeat(100)).text()).doesNotContainPattern("[\uD800-\uDBFF](?![\uDC00-\uDFFF])");
    }

    /** Somebody who has only the note and the programs it names. */
    @Test
    void itsCommandsOpenTheBackup() throws Exception {
        AgeProgram.assumeInstalled("age", "unzip", "zstd");
        byte[] rows = "1\tone\n2\ttwo\n".getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = Files.newOutputStream(folder.resolve("oncall.stepwise"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "key.age", AgePassphrase.encrypt(identity, Secret.of("geheim")));
            put(
                    zip,
                    "MANIFEST.json.age",
                    Samples.encrypted("{}".getBytes(StandardCharsets.UTF_8), identity.recipient()));
            put(zip, "data/000001.copy.zst.age", Samples.encrypted(Zstd.compress(rows), identity.recipient()));
        }
        String text = note("oncall.stepwise").text();
        String key = text.lines().filter(line -> line.contains("AGE-SECRET")).collect(Collectors.joining());
        Files.writeString(folder.resolve("recovery.key"), key + "\n");

        String commands = text.lines()
                .filter(line -> line.startsWith("     "))
                .map(line -> line.endsWith("MANIFEST.json.age") ? line + " > looked" : line)
                .collect(Collectors.joining("\n"));
        AgeProgram.run(folder, "set -e\n" + commands);

        assertThat(folder.resolve("opened/MANIFEST.json")).hasContent("{}");
        assertThat(folder.resolve("opened/data/000001.copy")).hasBinaryContent(rows);
        assertThat(folder.resolve("looked")).hasContent("{}");
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
