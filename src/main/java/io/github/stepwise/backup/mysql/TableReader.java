package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.mysql.Catalog.Entry;
import io.github.stepwise.backup.mysql.Catalog.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts tables and sequences into the inventory. */
final class TableReader {
    /** The rows are on another server or in files that are not the database's. */
    private static final Set<String> ELSEWHERE =
            Set.of("FEDERATED", "CONNECT", "SPIDER", "SPHINX", "S3", "OQGRAPH", "NDB", "NDBCLUSTER");

    private static final Set<String> WITHOUT_ROWS = Set.of("MRG_MYISAM", "BLACKHOLE");

    private final Connection connection;
    private final SourceServer server;
    private final Rights rights;
    private final Catalog catalog;
    private final Content content;
    private final Slicer slicer;
    private final Map<TableName, TablePlan> plans = new HashMap<>();
    private ForeignKeyNames foreignKeys;
    private final List<String> unsafe = new ArrayList<>();

    TableReader(
            Connection connection,
            SourceServer server,
            Rights rights,
            Catalog catalog,
            Content content,
            Slicer slicer) {
        this.connection = connection;
        this.server = server;
        this.rights = rights;
        this.catalog = catalog;
        this.content = content;
        this.slicer = slicer;
    }

    Map<TableName, TablePlan> read() throws SQLException, BackupFailure {
        foreignKeys = ForeignKeyNames.read(connection);
        for (Entry entry : catalog.entries()) {
            if (entry.type().equals("SEQUENCE")) {
                sequence(entry.name());
            }
        }
        List<Entry> tables = catalog.entries().stream()
                .filter(Entry::isTable)
                .sorted(Comparator.comparing(entry -> entry.engine().equals("MRG_MYISAM")))
                .toList();
        for (Entry entry : tables) {
            table(entry);
        }
        if (!unsafe.isEmpty()) {
            content.warn(Notes.of("no-transactions", String.join(", ", unsafe)));
        }
        return plans;
    }

    private void sequence(String name) throws SQLException {
        String quoted = Names.quoted(name);
        content.add(Ddl.of(
                Phase.PRE_DATA,
                Names.object("sequence", name),
                Ask.row(connection, "SHOW CREATE SEQUENCE " + quoted)[1]));
        // The sequence goes on behind the values that were handed out in advance, so that none comes twice.
        String[] state = Ask.row(
                connection,
                "SELECT next_not_cached_value, cycle_count, cycle_count = 0 AND"
                        + " if(increment < 0, next_not_cached_value > start_value, next_not_cached_value < start_value)"
                        + " FROM " + quoted);
        // SETVAL never goes back, not even behind where the sequence was made to start.
        String sql = "1".equals(state[2])
                ? "ALTER SEQUENCE " + quoted + " RESTART " + state[0]
                : "DO SETVAL(" + quoted + ", " + state[0] + ", 0, " + state[1] + ")";
        content.add(Ddl.of(Phase.POST_DATA, Names.object("sequence position", name), sql));
    }

    private void table(Entry entry) throws SQLException, BackupFailure {
        String name = entry.name();
        String engine = entry.engine().toUpperCase(Locale.ROOT);
        if (ELSEWHERE.contains(engine)) {
            content.lacks(Names.object("table", name), Notes.of("rows-elsewhere", entry.engine()));
            return;
        }
        String definition = definition(connection, name);
        TableText text = TableText.of(foreignKeys.quoted(name, definition));
        text = server.isMariaDb() ? text : text.withCharacterSets();
        // ARCHIVE takes no key below its counter, which it sets itself as rows come in.
        definition(name, engine.equals("ARCHIVE") ? text.counterless() : text);
        if (!WITHOUT_ROWS.contains(engine)) {
            rows(entry, definition);
            dropDefaults(name, text);
            if (!entry.transactional()) {
                unsafe.add(Names.object("table", name).name());
            }
        }
        warnOfPlaces(name, text);
    }

    private void definition(String name, TableText text) {
        TableName tableName = Names.table(name);
        String quoted = Names.quoted(name);
        content.add(Ddl.of(
                Phase.PRE_DATA,
                Names.object("table", name),
                CodeText.relative(text.withoutForeignKeys(), server.database())));
        text.foreignKeys().stream()
                .sorted(Comparator.comparing(TableText.ForeignKey::name))
                .forEach(key -> content.add(Ddl.of(
                        Phase.FOREIGN_KEYS,
                        Names.object("foreign key", name, key.name()),
                        tableName,
                        "ALTER TABLE " + quoted + " ADD " + key.definition())));
    }

    private void dropDefaults(String name, TableText text) throws SQLException {
        String sql = DroppedDefaults.statement(connection, name, text);
        if (sql != null) {
            content.add(Ddl.of(Phase.PRE_DATA, Names.object("table", name), sql));
        }
    }

    private void rows(Entry entry, String definition) throws SQLException, BackupFailure {
        List<ColumnPlan> columns = new ArrayList<>();
        for (Field field : catalog.fields(entry.name())) {
            if (field.generation().isEmpty()) {
                columns.add(ColumnPlan.of(field.name(), field.type(), field.fullType(), field.charset()));
            }
        }
        boolean history = entry.isVersioned() && history(entry.name(), columns);
        Table table = new Table(
                Names.table(entry.name()),
                columns.stream().map(ColumnPlan::column).toList());
        TablePlan plan = new TablePlan(table, columns, fingerprint(definition), history);
        mayRead(plan);
        plans.put(table.name(), plan);
        slicer.slices(plan, entry, catalog.integerKey(entry.name())).forEach(content::add);
    }

    /** Adds the columns that say since when and until when a row holds; false where they cannot be written back. */
    private boolean history(String table, List<ColumnPlan> columns) {
        String start = "row_start";
        String end = "row_end";
        boolean times = true;
        for (Field field : catalog.fields(table)) {
            String generation = field.generation().toUpperCase(Locale.ROOT);
            if (generation.equals("ROW START")) {
                start = field.name();
                times = field.type().equals("timestamp");
            } else if (generation.equals("ROW END")) {
                end = field.name();
            }
        }
        if (!times || !server.version().isAtLeast(10, 11)) {
            content.lacks(Names.object("history", table), Notes.of("history"));
            return false;
        }
        columns.add(ColumnPlan.time(start));
        columns.add(ColumnPlan.time(end));
        return true;
    }

    private void mayRead(TablePlan plan) throws SQLException, BackupFailure {
        if (rights.has("SELECT")) {
            return;
        }
        try {
            Ask.run(connection, "PREPARE stepwise_probe FROM " + Names.literal(plan.query(null)));
            Ask.run(connection, "DEALLOCATE PREPARE stepwise_probe");
        } catch (SQLException e) {
            if (e.getErrorCode() != ServerErrors.NO_TABLE_RIGHT && e.getErrorCode() != ServerErrors.NO_COLUMN_RIGHT) {
                throw e;
            }
            String name = plan.table().name().name();
            throw BackupFailure.of(
                            BackupFailure.Kind.NO_RIGHTS,
                            "The account may not read the table " + name + ".",
                            "Have the server's administrator run: GRANT SELECT ON " + Names.quoted(server.database())
                                    + ".* TO the account.")
                    .causedBy(e);
        }
    }

    private void warnOfPlaces(String name, TableText text) {
        if (text.tailHas("DIRECTORY") || text.tailHas("TABLESPACE")) {
            content.warn(Notes.of("place", name));
        }
        if (text.tailHas("ENCRYPTION") || text.tailHas("ENCRYPTED")) {
            content.warn(Notes.of("encrypted", name));
        }
    }

    /** The same as long as a table's definition stays the same, whatever is done to its rows. */
    static String fingerprint(String definition) {
        return TableText.COUNTER.matcher(definition).replaceFirst("$1");
    }

    /** What the server would make the table with. */
    static String definition(Connection connection, String name) throws SQLException {
        return Ask.row(connection, "SHOW CREATE TABLE " + Names.quoted(name))[1];
    }
}
