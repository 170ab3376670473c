package io.github.stepwise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.schema.Change;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody misses is really what OnCall drops. */
class LeftoversTest {
    @Test
    void eachIsDroppedByAMigration() {
        Set<String> gone = new HashSet<>();
        Catalog.load().migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .map(declared -> declared.change())
                .forEach(change -> {
                    if (change instanceof Change.DropColumn drop) {
                        gone.add(drop.table() + "." + drop.column());
                    } else if (change instanceof Change.DropTable
                            || change instanceof Change.RowsChange rows && rows.effect() == Change.Effect.DELETE) {
                        gone.add(change.table());
                    }
                });
        assertThat(gone).containsAll(Leftovers.ALL);
    }
}
