package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MySQL and MariaDB look at the right before they look for the table, so that most rights can be asked for with a table that
 * does not exist. Only when they would let us drop it again is a real one made. Roles count, as they would not in the
 * catalog's lists of rights.
 */
final class MySqlRights {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlRights.class);

    private final Look look;
    private final String parent = "`" + Probe.name() + "`";
    private final String child = "`" + Probe.name() + "`";
    private final List<String> missing = new ArrayList<>();

    MySqlRights(Look look) {
        this.look = look;
    }

    Answer answer() throws DatabaseProblem, SQLException {
        try (Connection connection = look.database().connection()) {
            askWithoutTable(connection);
            if (!missing.isEmpty()) {
                return refused(connection);
            }
            Answer made = make(connection);
            List<String> left = drop(connection);
            if (!left.isEmpty()) {
                return Answer.warning("left")
                        .showing(left)
                        .remedy(left.stream()
                                .map(table -> "DROP TABLE " + table + ";")
                                .toList());
            }
            return missing.isEmpty() ? made : refused(connection);
        }
    }

    private void askWithoutTable(Connection connection) throws DatabaseProblem, SQLException {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("SELECT", "select 1 from " + child);
        questions.put("INSERT", "insert into " + child + " values (1)");
        questions.put("UPDATE", "update " + child + " set id = 1");
        questions.put("DELETE", "delete from " + child);
        questions.put("ALTER", "alter table " + child + " add column word int");
        questions.put("INDEX", "create index word on " + child + " (word)");
        questions.put("DROP", "drop table if exists " + child);
        for (Map.Entry<String, String> question : questions.entrySet()) {
            try {
                Rows.execute(connection, question.getValue());
            } catch (SQLException e) {
                if (look.database().problem(e).kind() == DatabaseProblem.Kind.NO_RIGHTS) {
                    missing.add(question.getKey());
                } else if (!"42S02".equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private Answer make(Connection connection) throws DatabaseProblem {
        String right = "CREATE";
        try {
            Rows.execute(connection, "create table " + parent + " (id bigint primary key) engine=InnoDB");
            Rows.execute(connection, "create table " + child + " (id bigint primary key, parent bigint) engine=InnoDB");
            right = "ALTER";
            Rows.execute(connection, "alter table " + child + " add column word varchar(10)");
            right = "INDEX";
            Rows.execute(connection, "create index word on " + child + " (word)");
            right = "REFERENCES";
            Rows.execute(
                    connection,
                    "alter table " + child + " add constraint " + parent + " foreign key (parent) references " + parent
                            + " (id)");
            return Answer.passed();
        } catch (SQLException e) {
            DatabaseProblem problem = look.database().problem(e);
            if (problem.kind() == DatabaseProblem.Kind.NO_RIGHTS) {
                missing.add(right);
            }
            return Answer.blocker("failed", look.sentence(problem)).showing(CheckRun.words(problem));
        }
    }

    /** @return what could not be dropped */
    private List<String> drop(Connection connection) {
        List<String> left = new ArrayList<>();
        for (String table : List.of(child, parent)) {
            try {
                Rows.execute(connection, "drop table if exists " + table);
            } catch (SQLException e) {
                LOG.debug("a table of the probe stays", e);
                left.add(table);
            }
        }
        return left;
    }

    private Answer refused(Connection connection) throws SQLException {
        String grant = Rows.of(
                        connection,
                        "select database(), current_user()",
                        row -> grant(row.getString(1), row.getString(2)))
                .get(0);
        return Answer.blocker("missing", String.join(", ", missing)).remedy(List.of(grant));
    }

    /** In the name of a database, underscore and percent sign would stand for any character. */
    private static String grant(String database, String account) {
        int at = account.lastIndexOf('@');
        String name = database.replace("`", "``").replace("_", "\\_").replace("%", "\\%");
        return "GRANT ALL PRIVILEGES ON `" + name + "`.* TO " + quoted(account.substring(0, at)) + "@"
                + quoted(account.substring(at + 1)) + ";";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
