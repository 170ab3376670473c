package io.github.stepwise.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something went wrong between Stepwise and a database, told for the admin: what happened, what to do next, and the server's
 * own words for those who want them. Nothing in it, its causes included, holds the password.
 */
public final class DatabaseProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** What callers may want to react to. */
    public enum Kind {
        /** User or password was refused, expired or locked. */
        WRONG_PASSWORD,
        /** Nobody answers at that address, or not in the engine's language. */
        HOST_UNREACHABLE,
        /** The host's name is unknown. */
        NO_SUCH_HOST,
        NO_SUCH_DATABASE,
        /** The user may not do that. */
        NO_RIGHTS,
        /** One side wants TLS, the other has none. */
        TLS_REFUSED,
        /** TLS was tried and failed, most often over a certificate. */
        TLS_FAILED,
        SERVER_TOO_OLD,
        /** Server, session or file may be read only. */
        READ_ONLY,
        /** The server is a copy of another one. */
        REPLICA,
        /** Somebody else holds a lock, or two waited for each other. */
        LOCK_HELD,
        DISK_FULL,
        /** There was a connection; now there is none. */
        CONNECTION_LOST,
        TOO_MANY_CONNECTIONS,
        FILE_NOT_FOUND,
        /** The SQLite file is no database. */
        NOT_A_DATABASE,
        /** Another program has the SQLite file locked. */
        FILE_LOCKED,
        /** Data on disk is damaged. */
        DAMAGED,
        OTHER
    }

    private final Reason reason;
    private final String nextStep;
    private final String serverText;
    private final String sqlState;
    private final int errorCode;

    DatabaseProblem(Reason reason, String sentence, String nextStep, String serverText, SQLException cause) {
        super(sentence, cause);
        this.reason = reason;
        this.nextStep = nextStep;
        this.serverText = serverText;
        this.sqlState = cause == null ? null : cause.getSQLState();
        this.errorCode = cause == null ? 0 : cause.getErrorCode();
    }

    public Kind kind() {
        return reason.kind();
    }

    /** The cause as exactly as it is known, for texts in other languages: {@code certificate-name}. */
    public String reason() {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every {@link #reason} that there is. */
    public static List<String> reasons() {
        return Arrays.stream(Reason.values())
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** What happened, in one plain sentence; the same as {@link #getMessage()}. */
    public String sentence() {
        return getMessage();
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }

    /** The words of the server and the driver, without the password; empty if there are none. */
    public String serverText() {
        return serverText;
    }

    /** Five characters such as {@code 28P01}; null where the engine gives none. */
    public String sqlState() {
        return sqlState;
    }

    /** The engine's own number, such as 1045 on MySQL and 26 on SQLite; 0 on PostgreSQL. */
    public int errorCode() {
        return errorCode;
    }
}
