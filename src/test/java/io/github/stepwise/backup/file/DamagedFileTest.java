package io.github.stepwise.backup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what was written: all are refused, and say what is wrong with them. */
class DamagedFileTest {
    private static final Set<Kind> REFUSALS = EnumSet.of(Kind.DAMAGED, Kind.NOT_A_BACKUP, Kind.TOO_NEW);

    @TempDir
    Path folder;

    private Path good;
    private byte[] bytes;

    @BeforeEach
    void writeOne() throws Exception {
        good = SampleFile.write(folder.resolve("good.stepwise"));
        bytes = Files.readAllBytes(good);
    }

    @Test
    void goodOneIsGoodUnderAnyName() throws Exception {
        Path renamed = Files.copy(good, folder.resolve("something else.zip"));
        assertThat(SampleFile.content(renamed)).isEqualTo(SampleFile.content(good));
    }

    @Test
    void everySingleChangedBitIsNoticed() throws Exception {
        Random random = new Random(20261122);
        for (int i = 0; i < 200; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            refused(changed);
        }
    }

    /** The table of contents and the seal, which a ZIP reader knows well enough to forgive much. */
    @Test
    void everyByteOfTheEndIsWatched() throws Exception {
        for (int at = bytes.length - 600; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x20;
            refused(changed);
        }
    }

    @Test
    void everyTruncationIsNoticed() throws Exception {
        Random random = new Random(50);
        for (int i = 0; i < 50; i++) {
            refused(Arrays.copyOf(bytes, i == 0 ? 0 : i == 1 ? bytes.length - 1 : random.nextInt(bytes.length)));
        }
    }

    @Test
    void damageInAnEntryIsNamed() throws Exception {
        byte[] changed = bytes.clone();
        changed[offsetOf("data/000002.copybin.zst") + 40] ^= 1;
        BackupFailure failure = refused(changed);
        assertThat(failure.sentence()).contains("data/000002.copybin.zst").doesNotContain("data/000001");
        assertThat(failure.condition()).isEqualTo("Nothing was written to any database.");
        assertThat(failure.nextSteps()).isNotEmpty();
    }

    @Test
    void cutOffFileSaysSo() throws Exception {
        BackupFailure failure = refused(Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(failure.sentence()).contains("cut off");
        // Whatever entry comes first.
        byte[] other = zip(ZipEntry.STORED, false, (name, content) -> name.equals(EntryName.README) ? null : content);
        assertThat(refused(Arrays.copyOf(other, other.length / 2)).kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void packedAgainIsRefused() throws Exception {
        for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
            BackupFailure failure = refused(zip(method, false, (name, content) -> content));
            assertThat(failure.sentence()).contains("packed again");
            BackupFailure sealed =
                    method == ZipEntry.DEFLATED ? refused(zip(method, true, (name, content) -> content)) : null;
            if (sealed != null) {
                assertThat(sealed.sentence()).contains("not stored as Stepwise stores it");
            }
        }
    }

    @Test
    void exchangedEntriesAreNoticedEvenUnderANewSeal() throws Exception {
        byte[] first = entry("data/000001.copy.zst");
        byte[] third = entry("data/000003.copy.zst");
        BackupFailure failure = refused(zip(
                ZipEntry.STORED,
                true,
                (name, content) -> name.equals("data/000001.copy.zst")
                        ? third
                        : name.equals("data/000003.copy.zst") ? first : content));
        assertThat(failure.details()).containsExactlyInAnyOrder("data/000001.copy.zst", "data/000003.copy.zst");
    }

    @Test
    void missingEntryIsNoticed() throws Exception {
        BackupFailure failure =
                refused(zip(ZipEntry.STORED, true, (name, content) -> name.startsWith("data/000001") ? null : content));
        assertThat(failure.sentence()).contains("data/000001.copy.zst");
    }

    @Test
    void pathsThatLeadOutAreRefused() throws Exception {
        for (String name :
                List.of("../evil.sql", "/etc/passwd", "data/../../evil", "C:\\evil", "data\\x", "data/evil.sh")) {
            byte[] evil = extraEntry(name);
            assertThat(refused(evil).sentence()).contains("no backup has");
        }
    }

    @Test
    void bombIsRefusedWithoutBeingUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zstd = new com.github.luben.zstd.ZstdOutputStreamNoFinalizer(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 2048; i++) {
                zstd.write(zeros);
            }
        }
        // The manifest is told the truth about the stored bytes, so only the announced length can stop it.
        Path file = withEntry("data/000001.copy.zst", bomb.toByteArray());
        BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(file));
        assertThat(failure.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(failure.sentence()).contains("more than");
    }

    @Test
    void foreignFilesAreCalledSo() throws Exception {
        assertThat(refused(new byte[0]).sentence()).contains("is empty");
        assertThat(refused("select 1;".getBytes(StandardCharsets.UTF_8)).sentence())
                .contains("no ZIP file");
        assertThat(refused("age-encryption.org/v1\n-> X25519".getBytes(StandardCharsets.UTF_8))
                        .sentence())
                .contains("age as a whole");
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(other)) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.closeEntry();
        }
        assertThat(refused(other.toByteArray()).kind()).isEqualTo(Kind.NOT_A_BACKUP);
        BackupFailure none =
                catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(folder.resolve("nowhere.stepwise")));
        assertThat(none.kind()).isEqualTo(Kind.FILE);
        assertThat(none.sentence()).contains("There is no file");
        BackupFailure directory = catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(folder));
        assertThat(directory.sentence()).contains("is a folder");
    }

    @Test
    void newerFormatIsToldFromDamage() throws Exception {
        String text =
                new String(bytes, StandardCharsets.ISO_8859_1).replace("stepwise-backup-1 ", "stepwise-backup-2 ");
        assertThat(refused(text.getBytes(StandardCharsets.ISO_8859_1)).kind()).isEqualTo(Kind.TOO_NEW);
    }

    @Test
    void encryptedFileNeedsTheRightKeyAndNoticesDamageToo() throws Exception {
        AgeIdentity identity = AgeIdentity.generate();
        Path file =
                SampleFile.write(folder.resolve("secret.stepwise"), Envelope.sealedFor(List.of(identity.recipient())));
        assertThat(SampleFile.content(file, identity)).isEqualTo(SampleFile.content(good));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("app.t");
        assertThat(catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(file))
                        .kind())
                .isEqualTo(Kind.KEY_NEEDED);
        assertThat(catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(file, AgeIdentity.generate()))
                        .kind())
                .isEqualTo(Kind.WRONG_KEY);
        byte[] secret = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            byte[] changed = secret.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged.stepwise"), changed);
            BackupFailure failure =
                    catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(damaged, identity));
            assertThat(failure).isNotNull();
        }
    }

    /**
     * Files changed at random and then sealed again, so that what lies behind the seal is reached: the reader either refuses
     * with a failure of its own kind, or gives exactly what was written, because what changed carries no meaning.
     */
    @Test
    void readerSurvivesWhateverItGets() throws Exception {
        String content = SampleFile.content(good);
        Random random = new Random(99);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            Path file = Files.write(folder.resolve("fuzz.stepwise"), sealed(mutated(random)));
            try {
                assertThat(SampleFile.content(file)).isEqualTo(content);
            } catch (BackupFailure expected) {
                assertThat(expected.kind()).isIn(REFUSALS);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private byte[] mutated(Random random) {
        byte[] changed = bytes.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            // Half of the changes hit the last part, where the structure is.
            int from = random.nextBoolean() ? 0 : Math.max(0, changed.length - 6000);
            int at = from + random.nextInt(changed.length - from - 1);
            int length = Math.min(1 + random.nextInt(40), changed.length - at);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0 : 255));
                case 2 -> changed = removed(changed, at, length);
                default -> System.arraycopy(changed, random.nextInt(changed.length - length), changed, at, length);
            }
        }
        return changed;
    }

    private static byte[] removed(byte[] bytes, int at, int length) {
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
    }

    private BackupFailure refused(byte[] changed) throws IOException {
        Path file = Files.write(folder.resolve("changed.stepwise"), changed);
        BackupFailure failure = catchThrowableOfType(BackupFailure.class, () -> SampleFile.content(file));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isIn(REFUSALS);
        return failure;
    }

    private interface Exchange {
        /** @return null to leave the entry out */
        byte[] content(String name, byte[] content);
    }

    private byte[] zip(int method, boolean seal, Exchange exchange) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(good.toFile());
                ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (ZipEntry entry : from.stream().<ZipEntry>map(one -> one).toList()) {
                byte[] content = exchange.content(
                        entry.getName(), from.getInputStream(entry).readAllBytes());
                if (content != null) {
                    put(zip, entry.getName(), method, content);
                }
            }
            if (seal) {
                zip.setComment(Seal.blank());
            }
        }
        return seal ? sealed(packed.toByteArray()) : packed.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, int method, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            entry.setSize(content.length);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] extraEntry(String evil) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(good.toFile());
                ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (ZipEntry entry : from.stream().<ZipEntry>map(one -> one).toList()) {
                put(
                        zip,
                        entry.getName(),
                        ZipEntry.STORED,
                        from.getInputStream(entry).readAllBytes());
            }
            put(zip, evil, ZipEntry.STORED, new byte[] {1});
            zip.setComment(Seal.blank());
        }
        return sealed(packed.toByteArray());
    }

    /** A file in which one entry was exchanged and everything else made to fit. */
    private Path withEntry(String name, byte[] content) throws IOException {
        String before = hash(entry(name));
        long length = entry(name).length;
        String manifest = new String(entry(EntryName.MANIFEST), StandardCharsets.UTF_8)
                .replace(before, hash(content))
                .replace("\"bytes\" : " + length, "\"bytes\" : " + content.length);
        byte[] newManifest = manifest.getBytes(StandardCharsets.UTF_8);
        String sums = new String(entry(EntryName.SUMS), StandardCharsets.UTF_8)
                .replace(before, hash(content))
                .replace(hash(entry(EntryName.MANIFEST)), hash(newManifest));
        byte[] packed = zip(ZipEntry.STORED, true, (other, old) -> switch (other) {
            case EntryName.MANIFEST -> newManifest;
            case EntryName.SUMS -> sums.getBytes(StandardCharsets.UTF_8);
            default -> other.equals(name) ? content : old;
        });
        return Files.write(folder.resolve("forged.stepwise"), packed);
    }

    private static String hash(byte[] content) {
        return java.util.HexFormat.of().formatHex(Hashes.sha256().digest(content));
    }

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(good.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private int offsetOf(String name) throws IOException {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
    }

    /** The same bytes with a seal that fits them, if there is one at the end. */
    private byte[] sealed(byte[] changed) throws IOException {
        Path file = Files.write(folder.resolve("sealing"), changed);
        if (changed.length <= Seal.HEX) {
            return changed;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] hash = Seal.compute(channel, Meter.NONE).getBytes(StandardCharsets.US_ASCII);
            byte[] sealed = changed.clone();
            System.arraycopy(hash, 0, sealed, sealed.length - hash.length, hash.length);
            return sealed;
        }
    }
}
