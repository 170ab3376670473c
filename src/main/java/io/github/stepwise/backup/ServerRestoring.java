package io.github.stepwise.backup;

import io.github.stepwise.backup.engine.Adapted;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.ServerTarget;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ProblemWords;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty database of a server: tables, rows, then what is better made when the rows are there. */
final class ServerRestoring implements Restoring {
    private static final Logger LOG = LoggerFactory.getLogger(ServerRestoring.class);

    /** Statements in a transaction; a server has room for some thousand locks. */
    private static final int TOGETHER = 100;

    private final ConnectionSettings settings;
    private final BackupReader reader;
    private final int jobs;
    private final TaskControl control;
    private final List<Phrase> refused = new ArrayList<>();
    private final boolean forUse;
    private List<Adapted> adapted = List.of();
    private List<Ddl> asleep = List.of();

    /** @param forUse whether what is scheduled shall begin to act in the end */
    ServerRestoring(ConnectionSettings settings, BackupReader reader, int jobs, TaskControl control, boolean forUse) {
        this.settings = settings;
        this.reader = reader;
        this.jobs = jobs;
        this.control = control;
        this.forUse = forUse;
    }

    @Override
    public Filled fill(boolean compare) throws BackupFailure, DatabaseProblem, IOException {
        try (Database database = Database.open(settings, Engines.targetOptions())) {
            try {
                String method = fill(database);
                if (compare) {
                    for (String note : new ServerComparison(database, reader, jobs, control).run(adapted, asleep)) {
                        control.warn(Notes.of("other-words", note));
                    }
                }
                if (forUse && !asleep.isEmpty()) {
                    try (ServerTarget target = Engines.target(database)) {
                        target.wake(asleep);
                    }
                }
                return new Filled(method, refused);
            } catch (SQLException e) {
                throw Failures.of(e, database, control);
            }
        } finally {
            control.onCancel(() -> {});
        }
    }

    private String fill(Database database) throws SQLException, IOException, BackupFailure {
        List<Ddl> statements = reader.statements();
        Servers.requireSameEndOfTime(reader.manifest(), statements, database);
        try (ServerTarget target = Engines.target(database)) {
            control.onCancel(target::abort);
            control.note("Rows are loaded by " + target.loadMethod() + ".");
            control.begin(Step.SCHEMA);
            run(database, target, of(statements, Phase.PRE_DATA));
            load(database, target, of(statements, Phase.POST_DATA));
            control.begin(Step.KEYS);
            for (Phase phase : List.of(Phase.FOREIGN_KEYS, Phase.CODE, Phase.ACCESS)) {
                run(database, target, of(statements, phase));
            }
            target.finish();
            adapted = target.adapted();
            asleep = target.asleep();
            adapted.forEach(one -> refused.add(one.text()));
            return target.loadMethod();
        }
    }

    private static List<Ddl> of(List<Ddl> statements, Phase phase) {
        return statements.stream()
                .filter(statement -> statement.phase() == phase)
                .toList();
    }

    private void load(Database database, ServerTarget target, List<Ddl> afterRows)
            throws SQLException, IOException, BackupFailure {
        Map<TableName, List<Ddl>> byTable = new HashMap<>();
        List<Ddl> last = new ArrayList<>();
        Set<TableName> loaded = new HashSet<>();
        List<TableRows> tables = reader.manifest().tables();
        tables.forEach(table -> loaded.add(table.table().name()));
        for (Ddl statement : afterRows) {
            if (statement.table() != null && loaded.contains(statement.table())) {
                byTable.computeIfAbsent(statement.table(), name -> new ArrayList<>())
                        .add(statement);
            } else {
                last.add(statement);
            }
        }
        control.begin(Step.LOADING, reader.manifest().rawBytes(), tables.size());
        List<Parallel.Work> largestFirst = tables.stream()
                .sorted(Comparator.comparingLong(TableRows::rawBytes).reversed())
                .map(table -> (Parallel.Work) () -> {
                    load(database, target, table);
                    run(database, target, byTable.getOrDefault(table.table().name(), List.of()));
                    control.tableDone();
                })
                .toList();
        Parallel.run(jobs, largestFirst, target::abort);
        run(database, target, last);
        control.finish();
    }

    private void load(Database database, ServerTarget target, TableRows table)
            throws SQLException, IOException, BackupFailure {
        if (table.rows() == 0) {
            return;
        }
        control.check();
        long taken;
        try (InputStream rows = new MeteredInput(reader.rows(table), control)) {
            taken = target.load(table.table(), table.format(), rows);
        } catch (SQLException e) {
            throw failed("The rows of " + table.table().name() + " could not be loaded.", e, database)
                    .withDetails(List.of("table " + table.table().name()));
        }
        if (taken != table.rows()) {
            throw BackupFailure.of(
                    Kind.DIFFERENT,
                    "Of the " + table.rows() + " rows of " + table.table().name() + " the server took " + taken + ".",
                    "Look at what the table has in this server that it did not have in the other, then restore again.");
        }
    }

    /** In their order, many at once where that can be; if one of them fails, one by one, so that it can be named. */
    private void run(Database database, ServerTarget target, List<Ddl> statements) throws BackupFailure, IOException {
        List<Ddl> together = new ArrayList<>();
        for (Ddl statement : statements) {
            boolean joins = target.joins(statement);
            if (!joins || together.size() == TOGETHER) {
                runTogether(database, target, together);
                together.clear();
            }
            if (joins) {
                together.add(statement);
            } else {
                run(database, target, statement);
            }
        }
        runTogether(database, target, together);
    }

    private void runTogether(Database database, ServerTarget target, List<Ddl> statements)
            throws BackupFailure, IOException {
        control.check();
        if (statements.size() > 1) {
            try {
                target.runTogether(statements);
                return;
            } catch (SQLException e) {
                LOG.debug("one of {} statements failed; they run one by one now", statements.size(), e);
            }
        }
        for (Ddl statement : statements) {
            run(database, target, statement);
        }
    }

    private void run(Database database, ServerTarget target, Ddl statement) throws BackupFailure, IOException {
        control.check();
        try {
            target.run(statement);
        } catch (SQLException e) {
            if (!statement.optional()) {
                throw failed("Making the " + statement.object() + " failed.", e, database)
                        .withDetails(List.of(statement.sql()));
            }
            synchronized (refused) {
                refused.add(Notes.of(
                        "left-out",
                        statement.object(),
                        ProblemWords.sentence(database.problem(e), database.settings())));
            }
        }
    }

    private BackupFailure failed(String sentence, SQLException e, Database database) {
        return control.isCancelled()
                ? Failures.cancelled()
                : BackupFailure.of(Kind.DATABASE, sentence, database.problem(e));
    }
}
