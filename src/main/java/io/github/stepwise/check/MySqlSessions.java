package io.github.stepwise.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions of a MySQL or MariaDB server, as far as the account may see them. */
final class MySqlSessions {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlSessions.class);

    private final String database;
    private final Set<Long> own;
    private final List<Session> all;

    private record Session(long id, String user, String host, String database, String command, long seconds) {
        String describe() {
            return "session " + id + " · " + user + " · " + host + " · " + command + " " + seconds + " s";
        }
    }

    private MySqlSessions(String database, Set<Long> own, List<Session> all) {
        this.database = database;
        this.own = own;
        this.all = all;
    }

    /** Asked by SHOW: the table in information_schema fails as soon as any session works on a text with an emoji. */
    static MySqlSessions of(Connection connection) throws SQLException {
        Set<Long> own = new HashSet<>(ofStepwise(connection));
        own.addAll(Rows.of(connection, "select connection_id()", row -> row.getLong(1)));
        return new MySqlSessions(
                Rows.of(connection, "select database()", row -> row.getString(1))
                        .get(0),
                own,
                Rows.of(
                        connection,
                        "show processlist",
                        row -> new Session(
                                row.getLong("Id"),
                                row.getString("User"),
                                row.getString("Host"),
                                Objects.toString(row.getString("db"), ""),
                                Objects.toString(row.getString("Command"), ""),
                                row.getLong("Time"))));
    }

    /** Other connections of this program, where the server keeps what its clients call themselves. */
    private static List<Long> ofStepwise(Connection connection) {
        for (String table : List.of("session_connect_attrs", "session_account_connect_attrs")) {
            try {
                return Rows.of(
                        connection,
                        "select processlist_id from performance_schema." + table
                                + " where attr_name = 'program_name' and attr_value = 'stepwise'",
                        row -> row.getLong(1));
            } catch (SQLException e) {
                LOG.debug("the server does not tell what its clients call themselves", e);
            }
        }
        return List.of();
    }

    /** Those of others in this database, each described in a few words. */
    List<String> others() {
        return all.stream()
                .filter(session -> session.database().equalsIgnoreCase(database))
                .filter(session -> !own.contains(session.id()))
                .map(Session::describe)
                .toList();
    }

    /** Whether a session works in this database; false too for one that is hidden. */
    boolean isHere(long id) {
        return all.stream()
                .anyMatch(session ->
                        session.id() == id && session.database().equalsIgnoreCase(database) && !own.contains(id));
    }

    String describe(long id) {
        return all.stream()
                .filter(session -> session.id() == id)
                .map(Session::describe)
                .findFirst()
                .orElse("session " + id);
    }
}
