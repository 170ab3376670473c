package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Ddl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * An opened backup file. Opening it looks at its structure and reads the manifest; {@link #check} reads every byte. Several
 * threads may read entries at once.
 */
public final class BackupReader implements AutoCloseable {
    /** More than any schema that we have seen by far; what a hostile file can make us hold. */
    private static final long MOST_STATEMENTS = 1L << 29;

    private final Archive archive;
    private final Decoder decoder;
    private final Manifest manifest;

    private BackupReader(Archive archive, Decoder decoder, Manifest manifest) {
        this.archive = archive;
        this.decoder = decoder;
        this.manifest = manifest;
    }

    /**
     * Opens a file.
     *
     * @throws BackupFailure if it is none of ours, is not what was written, or the keys do not fit
     */
    public static BackupReader open(Path file, BackupKeys keys) throws BackupFailure {
        Archive archive = Archive.open(file);
        try {
            Decoder decoder = Decoder.of(archive, keys);
            Manifest manifest = new ManifestReader(archive, decoder).read();
            return new BackupReader(archive, decoder, manifest);
        } catch (BackupFailure | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    public Path file() {
        return archive.file();
    }

    public long fileBytes() {
        return archive.size();
    }

    public Manifest manifest() {
        return manifest;
    }

    public boolean isEncrypted() {
        return decoder.isEncrypted();
    }

    /** The statements that make the schema again. */
    public List<Ddl> statements() throws BackupFailure {
        try (InputStream in = decoder.open(EntryName.STATEMENTS, MOST_STATEMENTS)) {
            return Json.statements(in);
        } catch (IOException e) {
            throw archive.damaged(EntryName.STATEMENTS, e);
        }
    }

    /**
     * The rows of a table, as its format has them; never more than the manifest tells.
     *
     * @return whoever reads gets an {@link IOException} if the file ends early or is damaged
     */
    public InputStream rows(TableRows table) {
        return new PartsInput(decoder, table.parts(), table.rawBytes());
    }

    /** The database file of a SQLite backup. */
    public InputStream sqlite() throws IOException, BackupFailure {
        return decoder.open(EntryName.SQLITE, manifest.rawBytes());
    }

    /**
     * Checks every byte of the file against its seal.
     *
     * @param meter hears of {@link #fileBytes()}
     * @throws BackupFailure if it is not what was written; it names the damaged entries
     * @throws IOException if the meter stopped it
     */
    public void check(Meter meter) throws BackupFailure, IOException {
        archive.check(manifest, meter);
    }

    /**
     * Decompresses everything, counts and sums the rows and compares them with the manifest.
     *
     * @param threads how many tables at once
     * @param meter hears of the manifest's raw bytes
     */
    public void checkContent(int threads, Meter meter) throws BackupFailure, IOException {
        new ContentCheck(archive, this, threads, meter).run();
    }

    @Override
    public void close() {
        archive.close();
    }
}
