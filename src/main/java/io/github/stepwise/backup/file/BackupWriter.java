package io.github.stepwise.backup.file;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Ddl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup file. Several threads may write entries at once; each entry comes into the file when it is closed. Closing the
 * writer without {@link #publish} leaves nothing behind.
 */
public final class BackupWriter implements AutoCloseable {
    private static final int ZSTD_LEVEL = 3;
    private static final int ZIP_BUFFER = 1 << 20;

    private final PartFolder folder;
    private final Path growing;
    private final SealedOutput sealed;
    private final ZipOutputStream zip;
    private final SpaceGuard guard;
    private final Envelope envelope;
    private final LocalDateTime time;
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicInteger spills = new AtomicInteger();

    private BackupWriter(PartFolder folder, Envelope envelope, Instant created) throws IOException {
        this.folder = folder;
        this.envelope = envelope;
        this.time = LocalDateTime.ofInstant(created, ZoneOffset.UTC);
        this.growing = folder.createFile("growing.stepwise");
        this.sealed = new SealedOutput(FileChannel.open(growing, StandardOpenOption.WRITE));
        this.zip = new ZipOutputStream(new BufferedOutputStream(sealed, ZIP_BUFFER), StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        zip.setComment(Seal.blank());
        this.guard = new SpaceGuard(folder.folder());
    }

    /**
     * Begins a file.
     *
     * @param target its final name; nothing may bear it
     * @param created when the snapshot was taken
     * @throws BackupFailure if the target is there, or its folder cannot be written to
     */
    public static BackupWriter create(Path target, Envelope envelope, Instant created)
            throws BackupFailure, IOException {
        PartFolder folder = PartFolder.of(target.toAbsolutePath());
        try {
            BackupWriter writer = new BackupWriter(folder, envelope, created);
            writer.guard.check();
            return writer;
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Opens an entry; compressed if its name says so, encrypted if the file is.
     *
     * @param name see {@link EntryName}, without {@code .age}
     */
    public OutputStream entry(String name) throws IOException {
        Spill spill = new Spill(folder.file(spills.incrementAndGet() + ".spill"), guard);
        String stored = envelope.storedName(name);
        OutputStream inner = envelope.wrap(name, spill);
        OutputStream outer = name.endsWith(".zst") ? compressed(inner) : inner;
        return new EntryOutput(outer, spill, () -> append(stored, spill));
    }

    private static OutputStream compressed(OutputStream out) throws IOException {
        ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL);
        zstd.setChecksum(true);
        return zstd;
    }

    /** An entry that holds a text. */
    public void text(String name, String text) throws IOException {
        try (OutputStream out = entry(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The statements that make the schema, for our own restore. */
    public void statements(List<Ddl> statements) throws IOException {
        try (OutputStream out = entry(EntryName.STATEMENTS)) {
            Json.write(statements, out);
        }
    }

    /** A sink for the rows of one slice. */
    public RowWriter rows(DataFormat format, Meter meter) {
        return new RowWriter(this, format, meter);
    }

    String nextRows(DataFormat format) {
        return EntryName.rows(rows.incrementAndGet(), format);
    }

    private synchronized void append(String stored, Spill spill) throws IOException {
        put(stored, spill);
        entries.add(new Entry(stored, spill.length(), spill.sha256()));
    }

    private void put(String stored, Spill spill) throws IOException {
        ZipEntry entry = new ZipEntry(stored);
        entry.setTimeLocal(time);
        entry.setSize(spill.length());
        entry.setCompressedSize(spill.length());
        entry.setCrc(spill.crc());
        guard.beforeWriting(spill.length());
        zip.putNextEntry(entry);
        spill.moveTo(zip);
        zip.closeEntry();
    }

    /** A file of the run's own, in the folder that goes when the backup is complete. */
    public Path scratch(String name) {
        return folder.file(name);
    }

    /**
     * Writes the manifest and the list of checksums, seals the file and makes sure that it is on the disk. It can be read then,
     * and has no final name yet.
     *
     * @param manifest makes it from the entries that are in the file
     * @return where it can be read
     */
    public synchronized Path complete(Function<List<Entry>, Manifest> manifest) throws IOException {
        Manifest made = manifest.apply(List.copyOf(entries));
        try (OutputStream out = entry(EntryName.MANIFEST)) {
            Json.write(made, out);
        }
        StringBuilder sums = new StringBuilder();
        entries.forEach(entry ->
                sums.append(entry.sha256()).append("  ").append(entry.name()).append('\n'));
        text(EntryName.SUMS, sums.toString());
        zip.finish();
        zip.flush();
        sealed.seal();
        sealed.close();
        return growing;
    }

    /**
     * Gives the complete file its name.
     *
     * @throws BackupFailure if something has that name meanwhile
     */
    public void publish() throws IOException, BackupFailure {
        folder.publish(growing);
    }

    @Override
    public void close() throws IOException {
        sealed.close();
        folder.close();
    }

    /** An entry on its way; what closing it does happens once. */
    private static final class EntryOutput extends java.io.FilterOutputStream {
        private final Spill spill;
        private final Closing closing;
        private boolean closed;

        EntryOutput(OutputStream out, Spill spill, Closing closing) {
            super(out);
            this.spill = spill;
            this.closing = closing;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try {
                    out.close();
                } finally {
                    // A compressor that could not write its last bytes leaves what is below it open.
                    spill.close();
                }
                closing.run();
            }
        }
    }

    private interface Closing {
        void run() throws IOException;
    }
}
