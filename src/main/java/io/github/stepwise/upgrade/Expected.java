package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.PlannedMigration;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** What the database should hold by now, as the catalog tells it. */
final class Expected {
    private final Catalog catalog;
    private final Engine engine;
    private final List<String> recorded;
    private Schema schema;

    /**
     * @param applied migrations that the catalog knows
     * @param recorded everything that the framework's table holds, unknown ones too
     */
    Expected(Catalog catalog, Engine engine, List<String> applied, List<String> recorded) {
        this.catalog = catalog;
        this.engine = engine;
        this.recorded = new ArrayList<>(recorded);
        this.schema = catalog.fold(engine, applied);
    }

    /** Logical types. */
    Schema schema() {
        return schema;
    }

    /** Ids that the framework's table should hold. */
    List<String> recorded() {
        return recorded;
    }

    /** The schema as a change of a migration leaves it. */
    Schema after(Change change, PlannedMigration migration) {
        return new Fold(engine, catalog.generation(engine, release(migration))).apply(change, schema);
    }

    void advance(Schema after) {
        schema = after;
    }

    void complete(PlannedMigration migration) {
        if (migration.recorded()) {
            recorded.add(migration.id());
        }
    }

    /** Repairs belong to no release. */
    private Version release(PlannedMigration migration) {
        return catalog.release(migration.release()).isPresent()
                ? migration.release()
                : catalog.releases().get(0).version();
    }
}
