package io.github.stepwise.backup.file;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small backup file, made by the writer as a server's backup makes it. */
final class SampleFile {
    static final List<Ddl> STATEMENTS = List.of(
            Ddl.of(Phase.PRE_DATA, new DatabaseObject("table", "app.t"), "create table app.t (a int, b text)"),
            Ddl.of(
                    Phase.POST_DATA,
                    new DatabaseObject("index", "app.i"),
                    new TableName("app", "t"),
                    "create index i on app.t (a)"));

    private static final int TABLES = 4;
    private static final int ROWS = 300;

    private SampleFile() {}

    static Path write(Path target) throws Exception {
        return write(target, Envelope.open());
    }

    static Path write(Path target, Envelope envelope) throws Exception {
        Random random = new Random(7);
        try (BackupWriter writer = BackupWriter.create(target, envelope, Instant.parse("2026-11-22T06:59:00Z"))) {
            writer.text(EntryName.README, "A backup");
            List<TableRows> tables = new ArrayList<>();
            for (int i = 0; i < TABLES; i++) {
                tables.add(table(writer, i, random));
            }
            writer.statements(STATEMENTS);
            writer.complete(entries -> new Manifest(
                    Manifest.VERSION,
                    "test",
                    Instant.parse("2026-11-22T06:59:00Z"),
                    new Origin(Engine.POSTGRESQL, "15", "app", Map.of("encoding", "UTF8"), Map.of()),
                    2,
                    null,
                    tables.stream().mapToLong(TableRows::rawBytes).sum(),
                    null,
                    STATEMENTS.size(),
                    tables,
                    List.of(),
                    List.of(),
                    entries));
            writer.publish();
        }
        return target;
    }

    private static TableRows table(BackupWriter writer, int number, Random random) throws IOException {
        DataFormat format = number == 1 ? DataFormat.COPY_BINARY : DataFormat.COPY_TEXT;
        try (RowWriter rows = writer.rows(format, Meter.NONE)) {
            for (int row = 0; row < ROWS; row++) {
                byte[] bytes = format == DataFormat.COPY_TEXT ? line(row, random) : tuple(row, random);
                rows.row(bytes, 0, bytes.length);
            }
            SavedRows saved = rows.complete();
            Table table = new Table(new TableName("app", "t" + number), List.of(new Column("a", Column.Encoding.TEXT)));
            return new TableRows(
                    table,
                    format,
                    saved.sum().rows(),
                    saved.rawBytes(),
                    saved.sum().hex(),
                    saved.parts());
        }
    }

    private static byte[] line(int row, Random random) {
        return (row + "\t" + Long.toHexString(random.nextLong()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Two values, the second NULL now and then. */
    private static byte[] tuple(int row, Random random) {
        boolean isNull = row % 5 == 0;
        byte[] tuple = new byte[2 + 4 + 8 + 4 + (isNull ? 0 : 3)];
        tuple[1] = 2;
        tuple[5] = 8;
        for (int i = 6; i < 14; i++) {
            tuple[i] = (byte) random.nextInt();
        }
        for (int i = 14; i < 18; i++) {
            tuple[i] = (byte) (isNull ? -1 : i == 17 ? 3 : 0);
        }
        return tuple;
    }

    /** Everything that a reader gives: as one text, to compare. */
    static String content(Path file, AgeIdentity... identities) throws Exception {
        try (BackupReader reader = BackupReader.open(file, new BackupKeys(List.of(identities), Secret.none()))) {
            reader.check(Meter.NONE);
            reader.checkContent(2, Meter.NONE);
            StringBuilder content = new StringBuilder();
            content.append(reader.statements());
            for (TableRows table : reader.manifest().tables()) {
                try (InputStream rows = reader.rows(table)) {
                    content.append(table).append(new String(rows.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
            return content.toString();
        }
    }
}
