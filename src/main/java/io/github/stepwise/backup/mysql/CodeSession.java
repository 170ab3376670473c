package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The session that code has to be made in, so that it means the same again: servers keep with each routine, view, trigger and
 * event the mode and the character sets of the session that made it.
 *
 * @param collation the database's default collation, which routines keep as well
 * @param restore statement that sets the database's defaults
 */
record CodeSession(String collation, String restore) {
    static final DatabaseObject DEFAULTS = new DatabaseObject("database", "defaults");

    /**
     * @param sqlMode null where it makes no difference
     * @param client character set of the session that made it
     * @param databaseCollation null where it is not kept
     * @param timeZone null where it is not kept
     */
    void add(
            Content content,
            DatabaseObject object,
            String sql,
            String sqlMode,
            String client,
            String connectionCollation,
            String databaseCollation,
            String timeZone) {
        List<String> settings = new ArrayList<>();
        if (sqlMode != null) {
            settings.add("sql_mode = " + Names.literal(sqlMode));
        }
        if (timeZone != null) {
            settings.add("time_zone = " + Names.literal(timeZone));
        }
        settings.add("character_set_client = " + client(client, sql));
        settings.add("collation_connection = " + connectionCollation);
        boolean other = databaseCollation != null && !databaseCollation.equals(collation);
        List<String> session = new ArrayList<>();
        if (other) {
            session.add("ALTER DATABASE COLLATE " + databaseCollation);
        }
        session.add("SET SESSION " + String.join(", ", settings));
        content.add(new Ddl(Phase.CODE, object, null, session, sql, false));
        if (other) {
            content.add(Ddl.of(Phase.CODE, DEFAULTS, restore));
        }
    }

    /** The text travels as UTF-8: a server told otherwise would read letters beyond ASCII wrongly. */
    private static String client(String charset, String sql) {
        boolean ascii = sql.chars().allMatch(c -> c < 128);
        return ascii || charset.startsWith("utf8") ? charset : "utf8mb4";
    }
}
