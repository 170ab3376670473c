package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads everything that is in a file as a restore would, and compares it with what the manifest tells. */
final class ContentCheck {
    private final Archive archive;
    private final BackupReader reader;
    private final int threads;
    private final Meter meter;

    ContentCheck(Archive archive, BackupReader reader, int threads, Meter meter) {
        this.archive = archive;
        this.reader = reader;
        this.threads = threads;
        this.meter = meter;
    }

    void run() throws BackupFailure, IOException {
        Manifest manifest = reader.manifest();
        if (manifest.origin().engine() == Engine.SQLITE) {
            sqlite(manifest);
            return;
        }
        if (reader.statements().size() != manifest.statements()) {
            throw FileRefusal.damaged(archive.file(), "it has not as many statements as its manifest tells");
        }
        List<TableRows> largestFirst = manifest.tables().stream()
                .sorted(Comparator.comparingLong(TableRows::rawBytes).reversed())
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (TableRows table : largestFirst) {
                running.add(pool.submit(() -> {
                    table(table);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> future) throws BackupFailure, IOException {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BackupFailure failure) {
                throw failure;
            } else if (e.getCause() instanceof IOException stopped) {
                throw stopped;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void table(TableRows table) throws BackupFailure, IOException {
        CancelAware stopped = new CancelAware(meter);
        RowScanner scanner = new RowScanner(stopped);
        try (InputStream in = reader.rows(table)) {
            scanner.scan(in, table.format());
        } catch (IOException e) {
            stopped.rethrow(e);
            throw FileRefusal.damaged(
                            archive.file(),
                            "the rows of " + table.table().name() + " cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
        RowSum sum = scanner.sum();
        if (sum.rows() != table.rows() || !sum.hex().equals(table.rowSum())) {
            throw FileRefusal.damaged(
                    archive.file(),
                    "the rows of " + table.table().name() + " are not those that were saved (" + sum.rows() + " of "
                            + table.rows() + ")");
        }
    }

    private void sqlite(Manifest manifest) throws BackupFailure, IOException {
        CancelAware stopped = new CancelAware(meter);
        RawHash hash = new RawHash(stopped);
        try (InputStream in = reader.sqlite()) {
            hash.copy(in, OutputStream.nullOutputStream());
        } catch (IOException e) {
            stopped.rethrow(e);
            throw FileRefusal.damaged(archive.file(), "the database file in it cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
        if (!hash.hex().equals(manifest.rawSha256()) || hash.length() != manifest.rawBytes()) {
            throw FileRefusal.damaged(archive.file(), "the database file in it is not the one that was saved");
        }
    }

    /** Tells an exception of the meter, which is no damage, from one of the file. */
    private static final class CancelAware implements Meter {
        private final Meter meter;
        private IOException thrown;

        CancelAware(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void advance(long bytes) throws IOException {
            try {
                meter.advance(bytes);
            } catch (IOException e) {
                thrown = e;
                throw e;
            }
        }

        void rethrow(IOException e) throws IOException {
            if (e == thrown) {
                throw e;
            }
        }
    }
}
