package io.github.stepwise.backup.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.database.Database;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MySqlRoundTripTest {
    @ParameterizedTest
    @MethodSource("io.github.stepwise.backup.mysql.Opening#engines")
    void everythingComesBack(Engine engine) throws Exception {
        try (TestDatabase origin = Servers.create(engine);
                TestDatabase copy = Servers.create(engine);
                TestDatabase inserted = Servers.create(engine)) {
            Torture.fill(origin);
            Carrier carrier;
            try (Database database = Opening.open(origin);
                    MySqlSource source = MySqlSource.open(database, 2, 1)) {
                assertThat(source.connections()).as(source.fewerBecause()).isEqualTo(2);
                carrier = Carrier.save(source);
            }
            assertThat(carrier.inventory().notCaptured())
                    .extracting(missing -> missing.object().toString())
                    .containsExactly("view broken");
            restore(carrier, copy, "LOAD DATA", Database.Option.MYSQL_LOCAL_INFILE);
            assertSame(origin, copy, carrier.inventory());
            restore(carrier, inserted, "INSERT");
            assertThat(Bytes.rows(inserted)).containsExactlyInAnyOrderEntriesOf(Bytes.rows(origin));
        }
    }

    private static void restore(Carrier carrier, TestDatabase to, String method, Database.Option... options)
            throws Exception {
        try (Database database = Opening.open(to, options);
                MySqlTarget target = MySqlTarget.open(database)) {
            assertThat(target.loadMethod()).isEqualTo(method);
            assertThat(target.present()).isEmpty();
            carrier.restore(target);
            target.wake(target.asleep());
            assertThat(target.adapted()).isEmpty();
        }
    }

    private static void assertSame(TestDatabase origin, TestDatabase copy, Inventory before) throws Exception {
        assertThat(Bytes.rows(copy)).containsExactlyInAnyOrderEntriesOf(Bytes.rows(origin));
        assertThat(Bytes.checksums(copy)).containsExactlyInAnyOrderEntriesOf(Bytes.checksums(origin));
        assertThat(Bytes.facts(copy)).containsExactlyInAnyOrderElementsOf(Bytes.facts(origin));
        if (origin.engine() == Engine.MARIADB) {
            assertThat(Bytes.history(copy)).isEqualTo(Bytes.history(origin)).hasSize(8);
        }
        try (Database again = Opening.open(copy);
                MySqlSource source = MySqlSource.open(again, 1)) {
            assertThat(difference(before.statements(), source.inventory().statements()))
                    .isEmpty();
        }
    }

    /** The whole lists would fill pages. */
    private static List<String> difference(List<Ddl> before, List<Ddl> after) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Ddl was = i < before.size() ? before.get(i) : null;
            Ddl is = i < after.size() ? after.get(i) : null;
            if (!Objects.equals(was, is)) {
                lines.add(was + "\n" + is);
            }
        }
        return lines;
    }
}
