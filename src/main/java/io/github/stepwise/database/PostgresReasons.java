package io.github.stepwise.database;

import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads PostgreSQL's SQLSTATEs. Its texts may be in any language, so they only refine. */
final class PostgresReasons {
    private PostgresReasons() {}

    static Reason of(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return switch (state) {
            case "28P01" -> Reason.PASSWORD;
            case "28000" -> login(text);
            case "3D000" -> Reason.DATABASE_MISSING;
            case "42501" -> right(text);
            case "25006" -> duringRecovery(e, text) ? Reason.REPLICA : Reason.READ_ONLY;
            case "55P03" -> Reason.LOCK;
            case "40P01" -> Reason.DEADLOCK;
            case "53100" -> Reason.DISK_FULL;
            case "53300" -> Reason.TOO_MANY;
            case "57P01", "57P02", "57P05", "25P03" -> Reason.LOST;
            case "57P03" -> text.contains("standby") || text.contains("recovery") ? Reason.REPLICA : Reason.STARTING;
            case "XX001", "XX002" -> Reason.DAMAGED;
            default -> state.startsWith("08") ? line(e, text) : Reason.OTHER;
        };
    }

    private static Reason login(String text) {
        if (text.contains("pg_hba.conf")) {
            boolean inTheClear = text.contains("no encryption") || text.contains("ssl off");
            return inTheClear ? Reason.TLS_DEMANDED : Reason.ADDRESS_FORBIDDEN;
        }
        return text.contains("does not exist") ? Reason.NO_SUCH_USER : Reason.LOGIN_METHOD;
    }

    private static Reason right(String text) {
        if (text.contains("to create database")) {
            return Reason.CREATE_DATABASE_RIGHT;
        }
        if (text.contains("for database")) {
            return Reason.DATABASE_RIGHT;
        }
        if (text.contains("for schema")) {
            return Reason.SCHEMA_RIGHT;
        }
        return text.contains("must be owner") ? Reason.OWNER : Reason.RIGHT;
    }

    private static boolean duringRecovery(SQLException e, String text) {
        ServerErrorMessage message = e instanceof PSQLException own ? own.getServerErrorMessage() : null;
        String routine = message == null ? null : message.getRoutine();
        return "PreventCommandDuringRecovery".equals(routine) || text.contains("during recovery");
    }

    /** Errors of the driver itself, which speaks English unless it has a translation for Java's locale. */
    private static Reason line(SQLException e, String text) {
        if (text.contains("does not support ssl")) {
            return Reason.TLS_NOT_OFFERED;
        }
        if ("08004".equals(e.getSQLState())) {
            return text.contains("password") ? Reason.PASSWORD_MISSING : Reason.LOGIN_METHOD;
        }
        if (text.contains("root certificate")) {
            return Reason.CERTIFICATE_FILE;
        }
        if (text.contains("could not be verified")) {
            return Reason.CERTIFICATE_NAME;
        }
        Reason network = NetworkReasons.of(e);
        if ("08P01".equals(e.getSQLState())) {
            return network == Reason.NO_ANSWER ? network : Reason.OTHER_LANGUAGE;
        }
        return network == null ? Reason.LOST : network;
    }
}
