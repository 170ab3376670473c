package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.database.Database;
import java.sql.SQLException;
import java.util.List;

/** Why a database could not be read. */
final class ReadFailures {
    private static final int READS_ALL = 14;

    private final Database database;

    ReadFailures(Database database) {
        this.database = database;
    }

    /** Tables that the user may not read. */
    BackupFailure mayNotRead(List<String> tables) {
        return BackupFailure.of(
                        BackupFailure.Kind.NO_RIGHTS,
                        "User " + database.settings().user() + " may not read " + some(tables) + ".",
                        grantAll(),
                        "Or back up as the owner of the tables or as a superuser.")
                .withDetails(tables);
    }

    /** Tables of which the user may see some rows only. */
    BackupFailure rowsHidden(List<String> tables) {
        return BackupFailure.of(
                        BackupFailure.Kind.NO_RIGHTS,
                        "Row-level security hides rows of " + some(tables) + " from user "
                                + database.settings().user() + ".",
                        "Back up as a superuser, or have one run ALTER ROLE " + user() + " BYPASSRLS;",
                        "Or back up as the owner of the tables, unless they have FORCE ROW LEVEL SECURITY.")
                .withDetails(tables);
    }

    /** What the server said when a table was read, where more can be said about it than that. */
    BackupFailure whenReading(TableName table, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        BackupFailure failure = switch (state) {
            case Sql.NO_RIGHTS -> noRights(table, e);
            case Sql.NO_SUCH_TABLE, "42703" ->
                BackupFailure.of(
                        BackupFailure.Kind.CHANGED_MEANWHILE,
                        "Table " + table + " is no longer what it was when the backup began.",
                        "Stop what changes tables and back up again.");
            // The server cannot build a text of 1 GB and says so in one of these ways.
            case "54000", "XX000", "53200" ->
                BackupFailure.of(
                        BackupFailure.Kind.DATABASE,
                        "The server cannot write the rows of table " + table + "; one of them may be too large.",
                        database.problem(e));
            default ->
                BackupFailure.of(
                        BackupFailure.Kind.DATABASE,
                        "The rows of table " + table + " cannot be read.",
                        database.problem(e));
        };
        return failure.withDetails(List.of(table.toString())).causedBy(database.problem(e));
    }

    private BackupFailure noRights(TableName table, SQLException e) {
        if (LargeObjects.TABLE.equals(table)) {
            return BackupFailure.of(
                    BackupFailure.Kind.NO_RIGHTS,
                    "A large object cannot be read. " + database.problem(e).serverText(),
                    "Back up as a superuser, or have the owner of the object run GRANT SELECT ON LARGE OBJECT … TO "
                            + user() + "; The right to read all tables does not hold for large objects.");
        }
        return BackupFailure.of(
                BackupFailure.Kind.NO_RIGHTS,
                "User " + database.settings().user() + " may not read table " + table + ". "
                        + database.problem(e).serverText(),
                grantAll(),
                "Or back up as the owner of the table or as a superuser.");
    }

    private String grantAll() {
        return database.serverVersion().isAtLeast(READS_ALL)
                ? "Have a superuser run GRANT pg_read_all_data TO " + user() + "; and back up again."
                : "Have the owner run GRANT USAGE on the schemas and GRANT SELECT on the tables and sequences TO "
                        + user() + "; and back up again.";
    }

    private String user() {
        return Quoted.name(String.valueOf(database.settings().user()));
    }

    private static String some(List<String> tables) {
        String first = "table " + tables.get(0);
        return tables.size() == 1 ? first : first + " and " + (tables.size() - 1) + " more";
    }
}
