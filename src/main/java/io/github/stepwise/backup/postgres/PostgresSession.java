package io.github.stepwise.backup.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Settings under which values are written and read, and statements run. Both sides of a backup have them, so that no setting
 * of a server, a database or a role changes what a text means.
 */
public final class PostgresSession {
    private static final int HAS_TRANSACTION_TIMEOUT = 17;
    private static final String TRANSACTION_TIMEOUT = "transaction_timeout";
    private static final List<String> TIMEOUTS = List.of("statement_timeout", "idle_in_transaction_session_timeout");

    /** What texts mean: the same on both sides. */
    private static final Map<String, String> TEXTS = new LinkedHashMap<>();

    private static final Map<String, String> RESTORE = new LinkedHashMap<>();

    static {
        TEXTS.put("search_path", "''");
        TEXTS.put("standard_conforming_strings", "on");
        TEXTS.put("datestyle", "'ISO, MDY'");
        TEXTS.put("intervalstyle", "postgres");
        TEXTS.put("timezone", "'UTC'");
        TEXTS.put("extra_float_digits", "3");
        TEXTS.put("bytea_output", "hex");
        // Money is a count of the smallest unit; how many of them stand behind the point depends on the locale. With
        // the
        // same one on both sides the count comes back, whatever locales the servers have.
        TEXTS.put("lc_monetary", "'C'");
        TEXTS.put("xmloption", "content");
        // A policy that hides rows makes reading fail instead of leaving them out.
        TEXTS.put("row_security", "off");
        TEXTS.put("quote_all_identifiers", "off");
        RESTORE.put("check_function_bodies", "off");
        RESTORE.put("client_min_messages", "warning");
        RESTORE.put("default_tablespace", "''");
        RESTORE.put("default_table_access_method", "heap");
        RESTORE.put("array_nulls", "on");
        RESTORE.put("transform_null_equals", "off");
    }

    private PostgresSession() {}

    /**
     * What a file with statements or rows of a backup starts with when it is restored by hand with psql, on any server from
     * 12 on.
     *
     * @return statements without semicolons
     */
    public static List<String> preamble() {
        List<String> statements = new ArrayList<>();
        // In a database that knows no encoding a byte must stay what it is, valid or not.
        statements.add(
                "SELECT pg_catalog.set_config('client_encoding', CASE pg_catalog.current_setting('server_encoding')"
                        + " WHEN 'SQL_ASCII' THEN 'SQL_ASCII' ELSE 'UTF8' END, false)");
        // Not every server has all of them.
        statements.add(
                "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name IN"
                        + " ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')");
        add(statements, "SET ", TEXTS);
        add(statements, "SET ", RESTORE);
        return List.copyOf(statements);
    }

    /**
     * For a transaction that reads; it waits for locks as long as every session of Stepwise does. A query among these
     * statements would take the snapshot too early.
     */
    static String reading(int serverMajor) {
        List<String> statements = new ArrayList<>();
        add(statements, "SET LOCAL ", TEXTS);
        TIMEOUTS.forEach(name -> statements.add("SET LOCAL " + name + " = 0"));
        if (serverMajor >= HAS_TRANSACTION_TIMEOUT) {
            statements.add("SET LOCAL " + TRANSACTION_TIMEOUT + " = 0");
        }
        // A scan that begins in the middle of a table would make each backup of the same rows another one.
        statements.add("SET LOCAL synchronize_seqscans = off");
        return String.join("; ", statements);
    }

    /**
     * For a transaction that restores; its commit need not wait for the disk, {@code finish()} sees to that. One statement
     * instead of thirty, since a restore may have tens of thousands of such transactions.
     *
     * @param ownSearchPath whether names are looked up as the database and the user have it, instead of nowhere
     */
    static String restoring(int serverMajor, boolean ownSearchPath) {
        Map<String, String> all = new LinkedHashMap<>(TEXTS);
        all.putAll(RESTORE);
        TIMEOUTS.forEach(name -> all.put(name, "0"));
        if (serverMajor >= HAS_TRANSACTION_TIMEOUT) {
            all.put(TRANSACTION_TIMEOUT, "0");
        }
        all.put("lock_timeout", "0");
        all.put("synchronous_commit", "off");
        if (ownSearchPath) {
            all.remove("search_path");
        }
        StringJoiner settings = new StringJoiner(", ", "SELECT ", "");
        all.forEach((name, value) -> settings.add("pg_catalog.set_config('" + name + "', "
                + (value.startsWith("'") ? value : Quoted.text(value)) + ", true)"));
        return settings.toString();
    }

    private static void add(List<String> statements, String verb, Map<String, String> settings) {
        settings.forEach((name, value) -> statements.add(verb + name + " = " + value));
    }
}
