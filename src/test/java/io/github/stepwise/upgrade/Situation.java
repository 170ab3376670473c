package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.Dialect;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TempDirectory;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** A database that a test brings into some situation, then upgrades and questions. */
final class Situation implements AutoCloseable {
    final TestDatabase database;

    /** What the newest run told. */
    final List<UpgradeEvent> events = new ArrayList<>();

    private static final AtomicInteger CLONES = new AtomicInteger();

    private static final AtomicInteger SITUATIONS = new AtomicInteger();

    private static final Path EXPORTS = TempDirectory.create("stepwise-exports");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TempDirectory.delete(EXPORTS)));
    }

    private final Path exports;

    private Situation(TestDatabase database) {
        this.database = database;
        this.exports = EXPORTS.resolve(String.valueOf(SITUATIONS.incrementAndGet()));
    }

    static Situation sample(Engine engine) {
        return new Situation(Servers.create(engine, "1.2.40"));
    }

    /** The same rows in a database of their own. */
    Situation copy() {
        return new Situation(database.copy());
    }

    Engine engine() {
        return database.engine();
    }

    Plan plan(String target) throws Exception {
        return Databases.plan(database, target, Set.of());
    }

    UpgradeResult run(String target) throws Exception {
        return run(target, target);
    }

    /** A run with a plan for the target that rests at a stop on the way. */
    UpgradeResult run(String target, String pause) throws Exception {
        events.clear();
        return Databases.upgrade(
                database,
                target,
                Set.of(),
                exports,
                options -> pause.equals(target) ? options : options.withPauseAt(Version.of(pause)),
                events::add,
                Faults.NONE);
    }

    /** A run that has to arrive. */
    Situation upgraded(String target) throws Exception {
        return upgraded(target, target);
    }

    Situation upgraded(String target, String pause) throws Exception {
        UpgradeResult result = run(target, pause);
        assertThat(result.failure()).isEmpty();
        assertThat(result.reached()).contains(Version.of(pause));
        return this;
    }

    <T extends UpgradeEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The deviations of the newest run with the rows that they concerned. */
    Map<String, Long> deviations() {
        Map<String, Long> rows = new LinkedHashMap<>();
        heard(UpgradeEvent.DeviationApplied.class)
                .forEach(event -> rows.merge(event.deviation(), event.rows(), Long::sum));
        return rows;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Each row as text, its values separated by bars; truth values as 0 and 1. */
    List<String> ask(String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object value = rows.getObject(i);
                    row.add(value instanceof Boolean flag ? (flag ? "1" : "0") : String.valueOf(rows.getString(i)));
                }
                answers.add(row.toString());
            }
        }
        return answers;
    }

    /** What a query with one row of one number answers. */
    long number(String query) throws SQLException {
        return Long.parseLong(ask(query).get(0));
    }

    /** Facts of the live schema that mention a word. */
    List<String> facts(String word) throws SQLException {
        return Databases.facts(database).stream()
                .filter(fact -> fact.contains(word))
                .toList();
    }

    /**
     * A new row like another one.
     *
     * @param changes columns and values by turns, in which it differs
     * @return its id
     */
    long clone(String table, long id, Object... changes) throws SQLException {
        cloneNamed(table, String.valueOf(id), changes);
        return number("select max(id) from " + table);
    }

    /** The same in a table whose ids are texts; the new one is among the changes. */
    void cloneNamed(String table, String id, Object... changes) throws SQLException {
        Map<String, Object> different = new LinkedHashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            different.put((String) changes[i], changes[i + 1]);
        }
        Dialect dialect = Dialect.of(engine());
        StringJoiner columns = new StringJoiner(", ");
        StringJoiner values = new StringJoiner(", ");
        for (String column : columns(table)) {
            String quoted = dialect.quote(column);
            if (column.equals("public_primary_key")) {
                different.putIfAbsent(column, "TEST" + CLONES.incrementAndGet());
            }
            if (different.containsKey(column)) {
                columns.add(quoted);
                values.add(literal(different.remove(column)));
            } else if (!column.equals("id")) {
                columns.add(quoted);
                values.add(quoted);
            }
        }
        assertThat(different).as("columns that %s does not have", table).isEmpty();
        execute("insert into " + table + " (" + columns + ") select " + values + " from " + table + " where id = "
                + literal(id));
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            ResultSetMetaData data = rows.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i));
            }
        }
        return columns;
    }

    private static String literal(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
    }

    @Override
    public void close() {
        database.close();
    }
}
