package io.github.stepwise.upgrade;

import io.github.stepwise.database.DdlStatement;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The live schema during a migration, read again only where the migration itself has changed it. */
final class LiveView {
    private final Dialect dialect;
    private final Connection connection;
    private final Set<String> changed = new HashSet<>();
    private boolean renamed;
    private Schema schema;

    LiveView(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** The live schema, in which at least the table of the change is up to date, and all where it concerns more tables. */
    Schema forChange(Change change) throws SQLException {
        boolean wide = change instanceof Change.DropTable || change instanceof Change.RenameTable;
        if (schema == null || renamed || changed.contains(change.table()) || (wide && !changed.isEmpty())) {
            schema = dialect.introspect(connection);
            changed.clear();
            renamed = false;
        }
        return schema;
    }

    void changed(Change change, List<DdlStatement> statements) {
        changed.add(change.table());
        statements.forEach(statement -> changed.add(statement.table()));
        renamed |= change instanceof Change.RenameTable || change instanceof Change.DropTable;
    }
}
