package io.github.stepwise.backup.mysql;

/** Numbers by which MySQL and MariaDB tell what went wrong. */
final class ServerErrors {
    static final int NO_TABLE_RIGHT = 1142;
    static final int NO_COLUMN_RIGHT = 1143;
    static final int NO_DATABASE_RIGHT = 1044;
    static final int NO_ADMIN_RIGHT = 1227;
    static final int NO_SUCH_TABLE = 1146;
    static final int INVALID_VIEW = 1356;
    static final int NO_DEFINER = 1449;
    static final int DEFINITION_CHANGED = 1412;
    static final int LOCK_TIMEOUT = 1205;
    static final int QUERY_INTERRUPTED = 1317;
    static final int NO_DEFAULT = 1364;
    static final int LOCAL_DISABLED = 1148;
    static final int LOCAL_DISABLED_MYSQL = 3948;
    static final int LOCAL_REJECTED_MYSQL = 3950;
    static final int LOCAL_DISABLED_MARIADB = 4166;

    private ServerErrors() {}
}
