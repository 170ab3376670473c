package io.github.stepwise.plan;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Fold;
import io.github.stepwise.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SQL that a plan will run, without a database: what a half-applied migration has done already is not left out, and
 * constraints that are dropped bear the names that OnCall gives them.
 */
public final class SqlPreview {
    private final Catalog catalog;
    private final Dialect dialect;

    /** @param dialect the engine that the plan is for */
    public SqlPreview(Catalog catalog, Dialect dialect) {
        this.catalog = catalog;
        this.dialect = dialect;
    }

    /** The statements of each migration, by its id, in order; what SQL cannot express is told in a comment. */
    public Map<String, List<String>> of(Plan plan) {
        Map<String, List<String>> script = new LinkedHashMap<>();
        Schema schema = catalog.fold(plan.engine(), plan.from().applied());
        for (PlannedMigration migration : plan.migrations()) {
            List<String> statements = new ArrayList<>();
            List<String> last = new ArrayList<>();
            for (Change change : migration.changes()) {
                Fold fold = new Fold(plan.engine(), catalog.generation(plan.engine(), stopOf(migration)));
                Schema after = fold.apply(change, schema);
                add(change, schema, after, statements, last);
                schema = after;
            }
            statements.addAll(last);
            if (migration.recorded()) {
                statements.add("INSERT INTO django_migrations (app, name, applied) VALUES ('" + migration.app() + "', '"
                        + migration.name() + "', CURRENT_TIMESTAMP)");
            }
            script.put(migration.id(), statements);
        }
        return script;
    }

    private Version stopOf(PlannedMigration migration) {
        return catalog.release(migration.release()).isPresent()
                ? migration.release()
                : catalog.releases().get(0).version();
    }

    private void add(Change change, Schema before, Schema after, List<String> statements, List<String> last) {
        if (change instanceof Change.UpdateRows rows) {
            statements.add(rows.sql().get(dialect.engine()));
        } else if (change instanceof Change.ConvertRows rows) {
            statements.add("-- done by Stepwise (" + rows.using() + "): " + rows.why());
        } else {
            if (change instanceof Change.WidenColumn widen) {
                statements.add("-- only where this answers more than 0: "
                        + widen.condition().get(dialect.engine()));
            }
            for (DdlStatement ddl : dialect.statements(change, before, after, dialect.materialize(before))) {
                (ddl.last() ? last : statements).add(ddl.sql());
            }
        }
    }
}
