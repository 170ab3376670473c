package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes away what every new database has and this one has not. */
final class Standards {
    private static final String STANDARDS = """
            select exists(select from pg_extension where extname = 'plpgsql'),
                exists(select from pg_namespace where nspname = 'public')""";

    private Standards() {}

    static List<Ddl> read(Catalog catalog) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(STANDARDS, row -> {
            if (!row.getBoolean(1)) {
                statements.add(Ddl.of(
                        Phase.PRE_DATA,
                        new DatabaseObject("extension", "plpgsql"),
                        "DROP EXTENSION IF EXISTS plpgsql"));
            }
            if (!row.getBoolean(2)) {
                statements.add(
                        Ddl.of(Phase.PRE_DATA, new DatabaseObject("schema", "public"), "DROP SCHEMA IF EXISTS public"));
            }
        });
        return statements;
    }
}
