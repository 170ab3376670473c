package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.LoadScript;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.backup.postgres.PostgresLoadScript;
import io.github.stepwise.backup.postgres.PostgresSession;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Scripts for psql. */
final class PostgresClient implements Client {
    /** Signature, flags (none), length of what follows in the header (nothing). */
    private static final byte[] BINARY_HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] BINARY_TRAILER = {(byte) 0xff, (byte) 0xff};

    /** An admin's way to make functions of the database find what they look for on a search path. */
    private static final String OWN_SEARCH_PATH =
            "SELECT pg_catalog.set_config('search_path', pg_catalog.current_setting('stepwise.search_path', true), false)"
                    + " WHERE pg_catalog.current_setting('stepwise.search_path', true) <> ''";

    /** No LIKE: a script for Windows would have to double its percent sign. */
    private static final String OF_USERS = " WHERE n.nspname <> 'information_schema' AND left(n.nspname, 3) <> 'pg_'";

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public String program() {
        return "psql";
    }

    @Override
    public String target() {
        return "DATABASE";
    }

    @Override
    public List<String> programs() {
        return List.of("psql");
    }

    /**
     * psql would look for commands of its own, variables and ends of statements in a text, and not always see it as the server
     * does. So it gets each statement as a string to be handed to the server as it is.
     */
    @Override
    public String phase(List<Ddl> statements) {
        StringBuilder script = preamble();
        for (Ddl statement : statements) {
            if (!statement.session().isEmpty()) {
                script.append("BEGIN;\n");
            }
            statement.session().forEach(setting -> append(script, setting));
            append(script, statement.sql());
            if (!statement.session().isEmpty()) {
                script.append("COMMIT;\n");
            }
        }
        return script.toString();
    }

    private static StringBuilder preamble() {
        StringBuilder script = new StringBuilder();
        PostgresSession.preamble().forEach(setting -> script.append(setting).append(";\n"));
        return script.append(OWN_SEARCH_PATH).append(";\n");
    }

    private static void append(StringBuilder script, String sql) {
        String quote = quote(sql);
        script.append("\nSELECT ")
                .append(quote)
                .append('\n')
                .append(sql)
                .append('\n')
                .append(quote)
                .append(" \\gexec\n");
    }

    /** A quote that does not occur in a text. */
    private static String quote(String text) {
        int number = 0;
        String quote = "$statement$";
        while (text.contains(quote)) {
            number++;
            quote = "$statement" + number + "$";
        }
        return quote;
    }

    @Override
    public byte[] head(TableRows table) {
        LoadScript script = PostgresLoadScript.of(table.table(), table.format());
        StringBuilder head = preamble().append(script.head());
        if (table.format() != DataFormat.COPY_BINARY) {
            return bytes(head.toString());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(head.append(";\n").toString()));
        all.writeBytes(BINARY_HEADER);
        return all.toByteArray();
    }

    @Override
    public byte[] tail(TableRows table) {
        return table.format() == DataFormat.COPY_BINARY
                ? BINARY_TRAILER.clone()
                : bytes(PostgresLoadScript.of(table.table(), table.format()).tail());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String countOfObjects() {
        return "SELECT (SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + OF_USERS + ") + (SELECT count(*) FROM pg_catalog.pg_proc p"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace" + OF_USERS + ")";
    }
}
