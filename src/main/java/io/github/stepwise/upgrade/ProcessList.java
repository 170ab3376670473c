package io.github.stepwise.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The sessions of a MySQL or MariaDB server, as far as the account may see them. Asked by SHOW: the table in
 * information_schema fails as soon as any session works on a text with an emoji.
 */
final class ProcessList {
    private ProcessList() {}

    /**
     * A session.
     *
     * @param database empty where it has chosen none
     * @param seconds since when it does what it does
     * @param state what its statement is doing, in the server's words; empty where it has none
     */
    record Process(long id, String user, String host, String database, String command, long seconds, String state) {

        /** {@code session 4711 of oncall from 10.0.0.5 (sleep for 12 s)}. */
        String describe() {
            return "session " + id + " of " + user + " from " + host + " (" + command.toLowerCase(Locale.ROOT) + " for "
                    + seconds + " s)";
        }
    }

    static List<Process> of(Connection connection) throws SQLException {
        return Sql.rows(
                connection,
                "show processlist",
                row -> new Process(
                        row.getLong("Id"),
                        row.getString("User"),
                        row.getString("Host"),
                        Objects.toString(row.getString("db"), ""),
                        Objects.toString(row.getString("Command"), ""),
                        row.getLong("Time"),
                        Objects.toString(row.getString("State"), "")));
    }
}
