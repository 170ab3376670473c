package io.github.stepwise.database;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Turns what a driver throws into what an admin can act on. */
public final class Problems {
    private static final int MAX_CAUSES = 20;

    private Problems() {}

    /** Never fails; what it does not know is {@link DatabaseProblem.Kind#OTHER}. */
    public static DatabaseProblem translate(SQLException e, ConnectionSettings settings) {
        SQLException telling = telling(e);
        Reason reason = reason(telling, settings);
        String serverText = settings.withoutPassword(words(telling));
        ProblemTexts.Words words = ProblemTexts.of(reason, settings, serverText);
        return new DatabaseProblem(
                reason, words.sentence(), words.nextStep(), serverText, withoutPassword(telling, settings));
    }

    /**
     * The server works, but is older than the chosen release of OnCall or Stepwise can use.
     *
     * @param minimum the oldest that would do, for example {@code 12}
     */
    public static DatabaseProblem tooOld(ServerVersion version, String minimum, ConnectionSettings settings) {
        ProblemTexts.Words words = ProblemTexts.tooOld(version, minimum, settings);
        return new DatabaseProblem(Reason.OLD, words.sentence(), words.nextStep(), version.text(), null);
    }

    private static Reason reason(SQLException e, ConnectionSettings settings) {
        if (isOfPool(e)) {
            return Reason.POOL_EMPTY;
        }
        return switch (settings.engine()) {
            case POSTGRESQL -> PostgresReasons.of(e);
            case MYSQL, MARIADB -> MySqlReasons.of(e);
            case SQLITE -> SqliteReasons.of(e, settings.file());
        };
    }

    /** The pool wraps the driver's error into one that says only that it waited; batches wrap the one that counts. */
    private static SQLException telling(SQLException e) {
        SQLException found = e;
        for (int i = 0; i < MAX_CAUSES; i++) {
            boolean wrapper = isOfPool(found) || found instanceof BatchUpdateException;
            SQLException inner = wrapper ? sqlCause(found) : null;
            if (inner != null) {
                found = inner;
            } else if (wrapper && found.getNextException() != null) {
                found = found.getNextException();
            } else {
                return found;
            }
        }
        return found;
    }

    /** The pool puts an exception of its own in between at times. */
    private static SQLException sqlCause(SQLException e) {
        Throwable cause = e.getCause();
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    private static boolean isOfPool(SQLException e) {
        return e.getClass() == SQLTransientConnectionException.class
                && String.valueOf(e.getMessage()).contains("request timed out");
    }

    private static String words(Throwable thrown) {
        Set<String> parts = new LinkedHashSet<>();
        Throwable t = thrown;
        for (int i = 0; t != null && i < MAX_CAUSES; i++, t = t.getCause()) {
            String text = Objects.toString(t.getMessage(), "").strip();
            if (!text.isEmpty() && parts.stream().noneMatch(part -> part.contains(text))) {
                parts.add(text);
            }
        }
        return String.join("\n", parts);
    }

    /** Causes are logged; if one of them quotes the password, its text alone goes on, masked. */
    private static SQLException withoutPassword(SQLException e, ConnectionSettings settings) {
        String words = words(e);
        String masked = settings.withoutPassword(words);
        if (masked.equals(words)) {
            return e;
        }
        SQLException copy = new SQLException(masked, e.getSQLState(), e.getErrorCode());
        copy.setStackTrace(e.getStackTrace());
        return copy;
    }
}
