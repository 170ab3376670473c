package io.github.stepwise.database;

import java.sql.SQLException;
import java.util.Locale;

/** Reads the error numbers of MySQL and MariaDB; SQLSTATE says next to nothing there. */
final class MySqlReasons {
    private MySqlReasons() {}

    static Reason of(SQLException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return switch (e.getErrorCode()) {
            case 1045 -> Reason.PASSWORD;
            case 1698, 1251, 1524, 2059 -> Reason.LOGIN_METHOD;
            case 1820, 1862 -> Reason.PASSWORD_EXPIRED;
            case 3118, 3955, 4151 -> Reason.ACCOUNT_LOCKED;
            case 1049 -> Reason.DATABASE_MISSING;
            case 1044 -> Reason.DATABASE_RIGHT;
            case 1129, 1130 -> Reason.ADDRESS_FORBIDDEN;
            case 1142, 1143, 1227, 1370, 1410, 1419 -> Reason.RIGHT;
            case 3159 -> Reason.TLS_DEMANDED;
            case 1290 -> text.contains("read-only") || text.contains("read_only") ? Reason.READ_ONLY : Reason.OTHER;
            case 1792, 1836 -> Reason.READ_ONLY;
            case 1205, 3572 -> Reason.LOCK;
            case 1213 -> Reason.DEADLOCK;
            case 1021, 1114 -> Reason.DISK_FULL;
            case 3, 1026, 1030 -> isFull(text) ? Reason.DISK_FULL : Reason.OTHER;
            case 1040, 1203, 1226 -> Reason.TOO_MANY;
            case 1053, 1077, 1927, 3169, 4031 -> Reason.LOST;
            case 1034, 1035, 1194, 1195 -> Reason.DAMAGED;
            case 0 -> driver(e, text);
            default -> isFull(text) ? Reason.DISK_FULL : Reason.OTHER;
        };
    }

    private static boolean isFull(String text) {
        return text.contains("no space left") || text.contains("error 28 ") || text.contains("errno: 28 ");
    }

    /** Connector/J's own errors have no number. */
    private static Reason driver(SQLException e, String text) {
        if (text.contains("public key retrieval")) {
            return Reason.KEY_WITHHELD;
        }
        if (text.contains("ssl connection required")) {
            return Reason.TLS_NOT_OFFERED;
        }
        if (text.contains("certificate file") || text.contains("cannot open file:")) {
            return Reason.CERTIFICATE_FILE;
        }
        if ("S1009".equals(e.getSQLState()) && text.contains("read-only")) {
            return Reason.READ_ONLY;
        }
        Reason network = NetworkReasons.of(e);
        if (network != null) {
            return network;
        }
        return String.valueOf(e.getSQLState()).startsWith("08") ? Reason.LOST : Reason.OTHER;
    }
}
