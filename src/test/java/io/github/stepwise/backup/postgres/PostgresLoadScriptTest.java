package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.LoadScript;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.database.ConnectionSettings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows go into a database with psql alone. */
class PostgresLoadScriptTest {

    @Test
    void psqlLoadsRowsAndLargeObjects() throws Exception {
        assumeTrue(hasPsql(), "psql is not installed");
        for (String encoding : List.of("UTF8", "SQL_ASCII")) {
            try (PostgresPlace source = PostgresPlace.create(encoding);
                    PostgresPlace target = PostgresPlace.create(encoding)) {
                String[] tables = {
                    "create table \"a \"\"b\" (id int, \"c d\" text, m money)",
                    "create table nothing ()",
                    "create table empty (id int)"
                };
                source.execute(tables);
                target.execute(tables);
                target.execute("select lo_create(1)", "select lo_create(2)", "select lo_put(2, 5, '\\x01')");
                source.execute(
                        "insert into \"a \"\"b\" values (1, E'\\\\.', 1234.5), (2, E'a\\n\\\\.\\nb', -1), (3, null, null)",
                        "insert into nothing select from generate_series(1, 3)",
                        "select lo_create(1)",
                        "select lo_from_bytea(2, '\\x00ff')");
                if (encoding.equals("SQL_ASCII")) {
                    source.execute("insert into \"a \"\"b\" values (4, convert_from('\\xff', 'SQL_ASCII'))");
                }
                try (PostgresSource opened = PostgresSource.open(source.database(), 1)) {
                    List<Slice> slices = opened.inventory().slices();
                    Carrier carrier = Carrier.read(opened, slices);
                    for (Slice slice : slices) {
                        psql(target, slice.table(), carrier.bytes(slice.table()));
                    }
                }
                for (String query : List.of(
                        "select concat(id, encode(convert_to(\"c d\", '" + encoding
                                + "'), 'hex'), m::numeric) from \"a \"\"b\" order by id",
                        "select count(*) from nothing",
                        "select concat(oid, lo_get(oid)) from pg_largeobject_metadata order by oid")) {
                    assertThat(target.rows(query)).isEqualTo(source.rows(query)).isNotEmpty();
                }
            }
        }
    }

    @Test
    void binaryRowsStandInAFileOfTheirOwn() {
        Table table = new Table(new TableName("s", "t"), List.of(new Column("a", Column.Encoding.TEXT)));
        assertThat(PostgresLoadScript.of(table, DataFormat.COPY_BINARY))
                .isEqualTo(new LoadScript("COPY \"s\".\"t\" (\"a\") FROM STDIN WITH (FORMAT binary)", null));
    }

    private static void psql(PostgresPlace place, Table table, byte[] rows) throws Exception {
        ConnectionSettings settings = place.database().settings();
        File log = File.createTempFile("psql", ".log");
        Process psql = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        settings.host(),
                        "-p",
                        "" + settings.port(),
                        "-U",
                        settings.user(),
                        "-d",
                        settings.database())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        LoadScript script = PostgresLoadScript.of(table, DataFormat.COPY_TEXT);
        try (OutputStream input = psql.getOutputStream()) {
            for (String statement : PostgresSession.preamble()) {
                input.write((statement + ";\n").getBytes(StandardCharsets.UTF_8));
            }
            input.write(script.head().getBytes(StandardCharsets.UTF_8));
            input.write(rows);
            input.write(script.tail().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(psql.waitFor()).as(Files.readString(log.toPath())).isZero();
        assertThat(log.delete()).isTrue();
    }

    private static boolean hasPsql() {
        try {
            return new ProcessBuilder("psql", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
