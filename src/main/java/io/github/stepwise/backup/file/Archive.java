package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The ZIP around the entries, held to what Stepwise writes: stored entries with known names, and a seal at the end. */
final class Archive implements AutoCloseable {
    private final Path file;
    private final long size;
    private final String seal;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;

    private Archive(Path file, long size, String seal, ZipFile zip, Map<String, ZipEntry> entries) {
        this.file = file;
        this.size = size;
        this.seal = seal;
        this.zip = zip;
        this.entries = entries;
    }

    static Archive open(Path file) throws BackupFailure {
        long size;
        String seal;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            size = channel.size();
            seal = Seal.read(channel);
            if (seal == null) {
                throw FileRefusal.withoutSeal(file, channel);
            }
        } catch (IOException e) {
            throw FileRefusal.unreadable(file, e);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw FileRefusal.damaged(file, "its table of contents cannot be read")
                    .causedBy(e);
        }
        try {
            return new Archive(file, size, seal, zip, entriesOf(zip, file, size));
        } catch (BackupFailure | RuntimeException e) {
            closeQuietly(zip);
            throw e;
        }
    }

    private static Map<String, ZipEntry> entriesOf(ZipFile zip, Path file, long size) throws BackupFailure {
        Map<String, ZipEntry> found = new LinkedHashMap<>();
        long sum = 0;
        List<ZipEntry> all;
        try {
            all = zip.stream().<ZipEntry>map(entry -> entry).toList();
        } catch (RuntimeException e) {
            throw FileRefusal.damaged(file, "its table of contents cannot be read")
                    .causedBy(e);
        }
        for (ZipEntry entry : all) {
            String name = entry.getName();
            if (!EntryName.isKnown(name)) {
                throw FileRefusal.damaged(file, "it has an entry that no backup has: " + FileRefusal.shown(name));
            }
            sum += Math.max(0, entry.getSize());
            boolean stored = entry.getMethod() == ZipEntry.STORED && entry.getSize() == entry.getCompressedSize();
            if (!stored || sum > size) {
                throw FileRefusal.damaged(file, "its entry " + name + " is not stored as Stepwise stores it");
            }
            if (found.put(name, entry) != null) {
                throw FileRefusal.damaged(file, "it has two entries " + name);
            }
        }
        return found;
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String storedName) {
        return entries.containsKey(storedName);
    }

    /** The stored bytes of an entry. */
    InputStream stored(String storedName) throws IOException {
        ZipEntry entry = entries.get(storedName);
        if (entry == null) {
            throw new IOException("the file has no entry " + storedName);
        }
        return zip.getInputStream(entry);
    }

    BackupFailure damaged(String entry, Exception cause) {
        return FileRefusal.damaged(file, "its entry " + entry + " cannot be read")
                .causedBy(cause);
    }

    /**
     * Holds every byte against the seal, and every entry against the manifest.
     *
     * @param meter hears of the size of the file
     */
    void check(Manifest manifest, Meter meter) throws BackupFailure, IOException {
        boolean sealed;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            sealed = Seal.compute(channel, meter).equals(seal);
        }
        EntrySums sums = new EntrySums(this, manifest);
        List<String> wrong = sums.wrong(meter);
        if (!wrong.isEmpty()) {
            String what = "of its entries these are not what was written: " + String.join(", ", wrong);
            throw FileRefusal.damaged(file, what).withDetails(wrong);
        } else if (!sealed) {
            throw FileRefusal.damaged(
                    file, "its entries are as they were written, but the archive around them was changed");
        }
    }

    @Override
    public void close() {
        closeQuietly(zip);
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException onlyRead) {
            // Nothing of it is needed any more.
        }
    }
}
