package io.github.stepwise.backup.engine;

import java.util.List;
import java.util.Objects;

/**
 * One statement that makes a part of the schema again. The same object, read from the database it came from and from the
 * database it was restored to, must give the same text: that is how the two are compared.
 *
 * @param object what it makes or changes
 * @param table the table that has to be there with its rows first; statements of different tables may run at the same time,
 *     those of one table run in their order; null when it belongs to none and has to run alone, in its order
 * @param session statements that set up the session for this one alone, such as a routine's own {@code sql_mode}
 * @param sql without a semicolon at the end
 * @param optional whether a server may refuse it without loss of data, because a role or a right is missing there; only in
 *     {@link Phase#ACCESS}
 */
public record Ddl(
        Phase phase, DatabaseObject object, TableName table, List<String> session, String sql, boolean optional) {

    public Ddl {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(object);
        session = List.copyOf(session);
        Objects.requireNonNull(sql);
        if (optional && phase != Phase.ACCESS) {
            throw new IllegalArgumentException(object + ": only access may be optional");
        }
    }

    /** A statement that belongs to no table and needs no session of its own. */
    public static Ddl of(Phase phase, DatabaseObject object, String sql) {
        return new Ddl(phase, object, null, List.of(), sql, false);
    }

    /** A statement that waits for the rows of a table. */
    public static Ddl of(Phase phase, DatabaseObject object, TableName table, String sql) {
        return new Ddl(phase, object, table, List.of(), sql, false);
    }

    /** Something the target may refuse. */
    public static Ddl access(DatabaseObject object, String sql) {
        return new Ddl(Phase.ACCESS, object, null, List.of(), sql, true);
    }
}
