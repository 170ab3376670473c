package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.Envelope;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of several parts, and parts that are not what was written. */
class PartsByHandTest {
    private static final Instant TIME = Instant.parse("2026-11-22T06:59:00Z");
    private static final int PARTS = 3;
    private static final int ROWS = 2000;

    @TempDir
    Path place;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void takesAllParts(Engine engine) throws Exception {
        DataFormat format = engine == Engine.POSTGRESQL ? DataFormat.COPY_TEXT : DataFormat.TSV;
        try (TestDatabase back = Servers.create(engine);
                Unpacked unpacked = unpacked(engine, format)) {
            Unpacked.Outcome outcome = unpacked.restore(back);
            assertThat(outcome.code()).as(outcome.output()).isZero();
            assertThat(outcome.output()).contains("The checksums are NOT checked");
            assertThat(sum(back)).isEqualTo(expectedSum());
        }
    }

    @Test
    void whatIsInAnySchemaCounts() throws Exception {
        try (TestDatabase back = Servers.create(Engine.POSTGRESQL);
                Unpacked unpacked = unpacked(Engine.POSTGRESQL, DataFormat.COPY_TEXT)) {
            Saved.execute(back, "create schema inferno", "create table inferno.t (v integer)");
            Unpacked.Outcome outcome = unpacked.restore(back);
            assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
            assertThat(outcome.output()).contains("is not empty; nothing was changed.");
        }
    }

    @Test
    void takesBinaryRows() throws Exception {
        try (TestDatabase back = Servers.create(Engine.POSTGRESQL);
                Unpacked unpacked = unpacked(Engine.POSTGRESQL, DataFormat.COPY_BINARY)) {
            Unpacked.Outcome outcome = unpacked.restore(back);
            assertThat(outcome.code()).as(outcome.output()).isZero();
            assertThat(sum(back)).isEqualTo(expectedSum());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void stopsAtAMissingPart(Engine engine) throws Exception {
        DataFormat format = engine == Engine.POSTGRESQL ? DataFormat.COPY_TEXT : DataFormat.TSV;
        try (TestDatabase back = Servers.create(engine);
                Unpacked unpacked = unpacked(engine, format)) {
            Files.delete(unpacked.folder().resolve("data/000003." + format.suffix() + ".zst"));
            stops(unpacked, back, "000003");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataFormat.class,
            names = {"COPY_TEXT", "COPY_BINARY", "TSV"})
    void stopsAtADamagedPart(DataFormat format) throws Exception {
        Engine engine = format == DataFormat.TSV ? Engine.MARIADB : Engine.POSTGRESQL;
        try (TestDatabase back = Servers.create(engine);
                Unpacked unpacked = unpacked(engine, format)) {
            Path part = unpacked.folder().resolve("data/000002." + format.suffix() + ".zst");
            try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
                // The checksum at the end of what zstd has written: all rows are there, and yet it must not pass.
                file.seek(file.length() - 1);
                int last = file.read();
                file.seek(file.length() - 1);
                file.write(last ^ 1);
            }
            stops(unpacked, back, "hecksum");
            unpacked.provide("sha256sum");
            Unpacked.Outcome outcome = unpacked.restore(back);
            assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
            assertThat(outcome.output()).contains("Files are not what was saved; nothing was changed.");
        }
    }

    @Test
    void stopsAtATruncatedPart() throws Exception {
        try (TestDatabase back = Servers.create(Engine.POSTGRESQL);
                Unpacked unpacked = unpacked(Engine.POSTGRESQL, DataFormat.COPY_TEXT)) {
            Path part = unpacked.folder().resolve("data/000003.copy.zst");
            Files.write(part, Arrays.copyOf(Files.readAllBytes(part), (int) Files.size(part) / 2));
            stops(unpacked, back, "premature end");
        }
    }

    @Test
    void stopsWhenTheServerDropsRows() throws Exception {
        try (TestDatabase back = Servers.create(Engine.MARIADB);
                Unpacked unpacked = unpacked(Engine.MARIADB, DataFormat.TSV)) {
            Path statements = unpacked.folder().resolve("sql/10-pre-data.sql");
            Files.writeString(
                    statements,
                    Files.readString(statements)
                            .replace("(a bigint, b longblob)", "(a bigint, b longblob, unique (b(1)))"));
            stops(unpacked, back, "Table 000001 did not go in");
        }
    }

    private static void stops(Unpacked unpacked, TestDatabase back, String says) throws Exception {
        Unpacked.Outcome outcome = unpacked.restore(back);
        assertThat(outcome.code()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.output())
                .contains(says, "STOPPED: ", "The database " + unpacked.target(back) + " is incomplete.")
                .doesNotContain("The backup is restored");
    }

    private Unpacked unpacked(Engine engine, DataFormat format) throws Exception {
        Path file = place.resolve("b.stepwise");
        TableName name = new TableName(engine == Engine.POSTGRESQL ? "public" : null, "t");
        Table table = new Table(
                name,
                List.of(
                        new Column("a", Column.Encoding.TEXT),
                        new Column("b", engine == Engine.POSTGRESQL ? Column.Encoding.TEXT : Column.Encoding.HEX)));
        String create = engine == Engine.POSTGRESQL
                ? "create table public.t (a bigint, b bytea)"
                : "create table t (a bigint, b longblob)";
        List<Ddl> statements = List.of(Ddl.of(Phase.PRE_DATA, new DatabaseObject("table", "t"), create));
        Origin origin = new Origin(engine, "1", "odd", Map.of("encoding", "UTF8"), Map.of());
        try (BackupWriter writer = BackupWriter.create(file, Envelope.open(), TIME)) {
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                String entry = "data/00000" + (part + 1) + "." + format.suffix() + ".zst";
                try (OutputStream out = writer.entry(entry)) {
                    out.write(rows(format, part));
                }
                parts.add(entry);
            }
            TableRows rows = new TableRows(table, format, (long) PARTS * ROWS, 1, "0".repeat(64), parts);
            Subject subject = new Subject("Stepwise test", TIME, origin, false);
            HandFiles.write(writer, subject, statements, List.of(rows));
            writer.complete(entries -> new Manifest(
                    Manifest.VERSION,
                    "Stepwise test",
                    TIME,
                    origin,
                    1,
                    null,
                    1,
                    null,
                    1,
                    List.of(rows),
                    List.of(),
                    List.of(),
                    entries));
            writer.publish();
        }
        return Unpacked.of(file, place, engine);
    }

    /** Numbers, and bytes that would end a text. */
    private static byte[] rows(DataFormat format, int part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int row = 0; row < ROWS; row++) {
            long number = (long) part * ROWS + row;
            if (format == DataFormat.COPY_BINARY) {
                byte[] value = {0x1a, 0x0a, 0x5c, 0x2e, 0x0a, (byte) row};
                out.writeShort(2);
                out.writeInt(Long.BYTES);
                out.writeLong(number);
                out.writeInt(value.length);
                out.write(value);
            } else {
                String hex = String.format("1a0a5c2e0a%02x", row & 0xFF);
                String value = format == DataFormat.TSV ? hex : "\\\\x" + hex;
                out.write((number + "\t" + value + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String expectedSum() {
        long rows = (long) PARTS * ROWS;
        return rows + " " + rows * (rows - 1) / 2 + " " + rows;
    }

    private static String sum(TestDatabase database) throws Exception {
        String value = database.engine() == Engine.POSTGRESQL ? "encode(b, 'hex')" : "lower(hex(b))";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), sum(a), count(case when " + value
                        + " like '1a0a5c2e0a__' then 1 end) from t")) {
            row.next();
            return row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
        }
    }
}
