package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.RowSink;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.Meter;
import io.github.stepwise.backup.file.RowWriter;
import io.github.stepwise.backup.file.SavedRows;
import java.io.IOException;

/** Where the rows of one slice go. */
final class SliceWriter implements RowSink.Opener, AutoCloseable {
    private final BackupWriter writer;
    private final Meter meter;
    private RowWriter rows;

    SliceWriter(BackupWriter writer, Meter meter) {
        this.writer = writer;
        this.meter = meter;
    }

    @Override
    public RowSink open(DataFormat format) {
        if (rows != null) {
            throw new IllegalStateException("a slice has one format");
        }
        rows = writer.rows(format, meter);
        return rows;
    }

    /** All rows are there. */
    SavedRows complete() throws IOException {
        return rows.complete();
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
