package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.Phase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database full of traps goes from source to target, schema and rows. */
class WholeDatabaseTest {
    private PostgresPlace source;
    private PostgresPlace target;

    @BeforeEach
    void make() throws Exception {
        source = PostgresPlace.create();
        target = PostgresPlace.create();
        try (InputStream file = WholeDatabaseTest.class.getResourceAsStream("/backup/postgres-torture.sql")) {
            source.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void drop() {
        source.close();
        target.close();
    }

    @Test
    void schemaAndRowsComeBackAndTheTargetCanBeCleared() throws Exception {
        Inventory before;
        PostgresTarget filled = PostgresTarget.open(target.database());
        try (PostgresSource opened = PostgresSource.open(source.database(), 2)) {
            before = opened.inventory();
            assertThat(before.statements()).hasSizeGreaterThan(80);
            Carrier carrier = Carrier.read(opened, before.slices());
            run(filled, before, Phase.PRE_DATA);
            carrier.load(filled);
            for (Phase phase : List.of(Phase.POST_DATA, Phase.FOREIGN_KEYS, Phase.CODE, Phase.ACCESS)) {
                run(filled, before, phase);
            }
            filled.finish();
        }
        try (PostgresSource opened = PostgresSource.open(target.database(), 1)) {
            Inventory after = opened.inventory();
            assertThat(texts(after)).isEqualTo(texts(before));
            assertThat(after.slices())
                    .extracting(slice -> slice.table().name())
                    .isEqualTo(before.slices().stream()
                            .map(slice -> slice.table().name())
                            .toList());
        }
        for (String table : source.rows(
                "select oid::regclass from pg_class where relkind = 'r' and relnamespace >= 16384 order by 1::text")) {
            String rows = "select t::text from only " + table + " t order by 1";
            assertThat(target.rows(rows)).as(table).isEqualTo(source.rows(rows));
        }
        String largeObjects = "select concat(oid, ' ', lo_get(oid)) from pg_largeobject_metadata order by 1";
        assertThat(target.rows(largeObjects)).isEqualTo(source.rows(largeObjects));

        assertThat(filled.present()).isNotEmpty();
        filled.clear();
        assertThat(filled.present()).isEmpty();
    }

    private static void run(PostgresTarget target, Inventory inventory, Phase phase) throws SQLException {
        for (Ddl ddl : inventory.statements()) {
            if (ddl.phase() == phase) {
                target.run(ddl);
            }
        }
    }

    private static List<String> texts(Inventory inventory) {
        return inventory.statements().stream()
                .map(ddl -> ddl.phase() + " " + ddl.sql())
                .toList();
    }
}
