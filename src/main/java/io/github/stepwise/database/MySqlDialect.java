package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Step;
import io.github.stepwise.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** MySQL 8.0.16 and newer, MariaDB 10.4 and newer. */
final class MySqlDialect implements Dialect {
    private final Engine engine;

    /** @param engine {@link Engine#MYSQL} or {@link Engine#MARIADB} */
    MySqlDialect(Engine engine) {
        if (!engine.isMySqlFamily()) {
            throw new IllegalArgumentException(engine.title() + " is another family");
        }
        this.engine = engine;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String quote(String identifier) {
        return MySqlClauses.quote(identifier);
    }

    @Override
    public Schema materialize(Schema folded) {
        return folded.mapTables(this::materialize);
    }

    private Table materialize(Table table) {
        return ForeignKeyIndexes.addTo(table.withColumns(table.columns().stream()
                .map(column -> MySqlTypes.nativeColumn(engine, column))
                .toList()));
    }

    @Override
    public Schema introspect(Connection connection) throws SQLException {
        return new MySqlIntrospection(engine, connection).read();
    }

    @Override
    public List<DdlStatement> statements(Change change, Schema before, Schema after, Schema live) {
        List<Step> steps = PendingSteps.of(
                change, materialize(before), materialize(after), live, type -> MySqlTypes.nativeType(engine, type));
        return new MySqlDdl(new MySqlClauses(engine), live).statements(steps);
    }

    @Override
    public List<DdlStatement> creation(Schema folded) {
        MySqlDdl ddl = new MySqlDdl(new MySqlClauses(engine), Schema.EMPTY);
        return Creation.inOrder(materialize(folded), ddl::statements);
    }
}
