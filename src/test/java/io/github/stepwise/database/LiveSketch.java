package io.github.stepwise.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Difference;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.SchemaDifferences;
import io.github.stepwise.schema.Table;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** A database of one engine with {@link Sketch}'s tables and some rows. */
final class LiveSketch implements AutoCloseable {
    final Engine engine;
    final Dialect dialect;
    private final TestDatabase database;
    final Connection connection;

    private LiveSketch(Engine engine) throws SQLException {
        this.engine = engine;
        this.dialect = Dialect.of(engine);
        this.database = Servers.create(engine);
        this.connection = database.connect();
    }

    static LiveSketch empty(Engine engine) throws SQLException {
        return new LiveSketch(engine);
    }

    static LiveSketch holding(Schema folded, Engine engine) throws SQLException {
        LiveSketch sketch = new LiveSketch(engine);
        sketch.run(sketch.dialect.creation(folded));
        return sketch;
    }

    /** With two teams and three notes. */
    static LiveSketch filled(Schema folded, Engine engine) throws SQLException {
        LiveSketch sketch = new LiveSketch(engine);
        sketch.fill(folded);
        return sketch;
    }

    void fill(Schema folded) throws SQLException {
        run(dialect.creation(folded));
        execute("insert into team (id, name, slug, code) values (1, 'Ops', 'ops', 'a'), (2, 'Dév ''x''', 'dev', null)");
        List<String> notes = new ArrayList<>();
        for (int id = 1; id <= 3; id++) {
            notes.add("(" + id + ", 'n" + id + "', null, " + (engine == Engine.POSTGRESQL ? "true" : "1") + ", -1, "
                    + id
                    + ", 5000000000, " + id + ", " + id + ", 7, 0.5, '2024-02-29', '23:59:59', '2024-01-01 00:00:00', "
                    + (engine == Engine.POSTGRESQL ? "'5 minutes'" : "300000000") + ", '" + "0".repeat(31) + id
                    + "', '{\"a\": [1, \"é\"]}', 1, " + (id == 1 ? "null" : "1") + ")");
        }
        execute("insert into note (id, title, body, is_open, small, count, big, " + quoted("rank", "order", "size")
                + ", ratio, day, at, removed_at, lasts, token, data, team_id, parent_id) values "
                + String.join(", ", notes));
    }

    private String quoted(String... names) {
        return String.join(", ", List.of(names).stream().map(dialect::quote).toList());
    }

    void run(List<DdlStatement> statements) throws SQLException {
        for (DdlStatement statement : statements) {
            try {
                execute(statement.sql());
            } catch (SQLException e) {
                throw new SQLException(statement.sql() + ": " + e.getMessage(), e);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    Schema live() throws SQLException {
        return dialect.introspect(connection);
    }

    void assertHolds(Schema folded) throws SQLException {
        Schema expected = dialect.materialize(folded);
        Schema live = live();
        List<Difference> differences = new SchemaDifferences(engine, false).between(expected, live);
        assertThat(differences).isEmpty();
        assertThat(comparable(live)).isEqualTo(comparable(expected));
    }

    /** Without what {@link Dialect#materialize} does not promise: names of checks, and any order. */
    private Schema comparable(Schema schema) {
        Schema result = new Schema(new TreeMap<>(), schema.extras());
        for (Table table : schema.tables().values()) {
            result = result.with(table.withColumns(sorted(table.columns(), Comparator.comparing(Column::name)))
                    .withIndexes(sorted(table.indexes(), Comparator.comparing(Index::toString)))
                    .withForeignKeys(sorted(table.foreignKeys(), Comparator.comparing(Object::toString)))
                    .withChecks(sorted(
                            table.checks().stream()
                                    .map(check -> engine.isMySqlFamily()
                                            ? new Check(null, check.column(), check.rule())
                                            : check)
                                    .toList(),
                            Comparator.comparing(Check::toString))));
        }
        return result;
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> by) {
        return list.stream().sorted(by).toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
