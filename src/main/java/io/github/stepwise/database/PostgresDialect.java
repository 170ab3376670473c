package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL 12 and newer. */
final class PostgresDialect implements Dialect {

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public String quote(String identifier) {
        return PostgresClauses.quote(identifier);
    }

    @Override
    public Schema materialize(Schema folded) {
        return folded.mapTables(table -> table.withColumns(
                table.columns().stream().map(PostgresTypes::nativeColumn).toList()));
    }

    @Override
    public Schema introspect(Connection connection) throws SQLException {
        return new PostgresIntrospection(connection).read();
    }

    @Override
    public List<DdlStatement> statements(Change change, Schema before, Schema after, Schema live) {
        Schema target = materialize(after);
        List<Step> steps = PendingSteps.of(change, materialize(before), target, live, PostgresTypes::nativeType);
        return new PostgresDdl(target, live).statements(steps);
    }

    @Override
    public List<DdlStatement> creation(Schema folded) {
        Schema target = materialize(folded);
        PostgresDdl ddl = new PostgresDdl(target, Schema.EMPTY);
        return Creation.inOrder(target, ddl::statements);
    }
}
