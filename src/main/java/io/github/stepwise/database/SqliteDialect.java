package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** SQLite. Its statements want one transaction per migration, in which foreign keys are not enforced. */
final class SqliteDialect implements Dialect {

    @Override
    public Engine engine() {
        return Engine.SQLITE;
    }

    @Override
    public String quote(String identifier) {
        return SqliteClauses.quote(identifier);
    }

    @Override
    public Schema materialize(Schema folded) {
        return folded.mapTables(table -> table.withColumns(
                table.columns().stream().map(SqliteTypes::nativeColumn).toList()));
    }

    @Override
    public Schema introspect(Connection connection) throws SQLException {
        return new SqliteIntrospection(connection).read();
    }

    @Override
    public List<DdlStatement> statements(Change change, Schema before, Schema after, Schema live) {
        List<Step> steps =
                PendingSteps.of(change, materialize(before), materialize(after), live, SqliteTypes::nativeType);
        return new SqliteDdl(live).statements(steps);
    }

    @Override
    public List<DdlStatement> creation(Schema folded) {
        return materialize(folded).tables().values().stream()
                .flatMap(SqliteDialect::create)
                .toList();
    }

    private static Stream<DdlStatement> create(Table table) {
        return SqliteDdl.create(table).stream().map(sql -> new DdlStatement(sql, table.name(), false));
    }
}
