package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Slice;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A value of which the server can write no text, and pg_dump no dump. The driver keeps a whole row in memory. */
@EnabledIfSystemProperty(named = "stepwise.test.huge", matches = "true")
class HugeRowTest {

    @Test
    void valueOf600MegabytesComesBack(@TempDir Path folder) throws Exception {
        try (PostgresPlace source = PostgresPlace.create();
                PostgresPlace target = PostgresPlace.create()) {
            String table = "create table t (id int, b bytea)";
            source.execute(table);
            target.execute(table);
            source.execute(
                    "insert into t select 1, b || b from (select decode(repeat('00ff5c0a', 75000000), 'hex') b) x",
                    "insert into t values (2, '\\x')");
            Path file = folder.resolve("rows");
            AtomicReference<DataFormat> format = new AtomicReference<>();
            AtomicLong rows = new AtomicLong();
            Slice slice;
            try (PostgresSource opened = PostgresSource.open(source.database(), 1);
                    OutputStream out = Files.newOutputStream(file)) {
                slice = opened.inventory().slices().get(0);
                opened.read(slice, chosen -> {
                    format.set(chosen);
                    return (row, offset, length) -> {
                        out.write(row, offset, length);
                        rows.incrementAndGet();
                    };
                });
            }
            assertThat(format.get()).isEqualTo(DataFormat.COPY_BINARY);
            assertThat(rows.get()).isEqualTo(2);
            try (InputStream in = Files.newInputStream(file)) {
                assertThat(PostgresTarget.open(target.database()).load(slice.table(), format.get(), in))
                        .isEqualTo(2);
            }
            String all = "select concat(id, ' ', length(b), ' ', md5(b)) from t order by id";
            assertThat(target.rows(all))
                    .isEqualTo(source.rows(all))
                    .element(0)
                    .asString()
                    .startsWith("1 600000000 ");
        }
    }
}
