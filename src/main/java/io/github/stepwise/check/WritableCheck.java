package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether anything can be written: no replica, no read-only server, session or file. */
final class WritableCheck implements Check {
    private static final Logger LOG = LoggerFactory.getLogger(WritableCheck.class);
    /** Not every server knows every one of them. */
    private static final String MYSQL_VARIABLES = """
            show variables where variable_name in
                ('read_only', 'super_read_only', 'innodb_read_only', 'transaction_read_only', 'tx_read_only')""";

    private static final Set<String> OFF = Set.of("0", "off", "false");

    @Override
    public String id() {
        return "writable";
    }

    @Override
    public Answer look(Look look) throws DatabaseProblem, SQLException {
        return switch (look.engine()) {
            case POSTGRESQL -> postgres(look);
            case MYSQL, MARIADB -> mySql(look);
            case SQLITE -> sqlite(look);
        };
    }

    private static Answer postgres(Look look) throws DatabaseProblem, SQLException {
        if (look.texts("select pg_is_in_recovery()::text").get(0).equals("true")) {
            return Answer.blocker("replica");
        }
        return look.texts("show transaction_read_only").get(0).equals("on")
                ? Answer.blocker("read-only")
                        .remedy(List.of(
                                "SET default_transaction_read_only = off;",
                                "ALTER DATABASE " + look.quote(databaseOf(look))
                                        + " RESET default_transaction_read_only;"))
                : Answer.passed();
    }

    private static String databaseOf(Look look) throws DatabaseProblem, SQLException {
        return look.texts("select current_database()").get(0);
    }

    private static Answer mySql(Look look) throws DatabaseProblem, SQLException {
        List<String> on = new ArrayList<>();
        look.rows(MYSQL_VARIABLES, row -> {
            if (!OFF.contains(row.getString(2).toLowerCase(Locale.ROOT))) {
                on.add(row.getString(1) + " = " + row.getString(2));
            }
            return row.getString(1);
        });
        List<String> sources = sources(look);
        if (!on.isEmpty()) {
            return readOnly(on, sources);
        }
        return sources.isEmpty() ? Answer.passed() : Answer.warning("copies").showing(sources);
    }

    /** Writing on a replica would make it differ from the server that it follows, so that nothing is offered there. */
    private static Answer readOnly(List<String> on, List<String> sources) {
        if (!sources.isEmpty()) {
            List<String> shown = new ArrayList<>(on);
            shown.addAll(sources);
            return Answer.blocker("replica").showing(shown);
        }
        Answer closed = Answer.blocker("read-only").showing(on);
        boolean canBeTurnedOff =
                on.stream().anyMatch(variable -> variable.startsWith("read_only") || variable.startsWith("super_"));
        return canBeTurnedOff ? closed.remedy(List.of("SET GLOBAL read_only = 0;")) : closed;
    }

    /** Where this server gets its changes from. The words changed with the versions, and not every account may ask. */
    private static List<String> sources(Look look) throws DatabaseProblem {
        for (String question : List.of("show replica status", "show slave status")) {
            try {
                return look.rows(question, row -> {
                    int column = row.getMetaData().getColumnCount() > 1 ? 2 : 1;
                    return row.getString(column);
                });
            } catch (SQLException e) {
                LOG.debug("the server does not tell whether it is a replica", e);
            }
        }
        return List.of();
    }

    private static Answer sqlite(Look look) throws DatabaseProblem, SQLException {
        Path folder = look.file().toAbsolutePath().getParent();
        if (!Files.isWritable(folder)) {
            return Answer.blocker("folder", folder.toString());
        } else if (!Files.isWritable(look.file())) {
            return Answer.blocker("file", look.file().toString());
        }
        // A transaction on a file that can only be read begins like any other; the first write in it fails.
        Optional<DatabaseProblem> problem = SqliteTrial.run(look, connection -> {
            int version = Rows.of(connection, "pragma user_version", row -> row.getInt(1))
                    .get(0);
            Rows.execute(connection, "pragma user_version = " + version);
        });
        if (problem.isEmpty()) {
            return Answer.passed();
        } else if (SqliteTrial.isLocked(problem.get())) {
            // Who holds it is the question of another check.
            return Answer.unknown("locked");
        } else if (problem.get().kind() == DatabaseProblem.Kind.READ_ONLY) {
            return Answer.blocker("file", look.file().toString());
        }
        throw problem.get();
    }
}
