package io.github.stepwise.backup.postgres.schema;

/** Texts as SQL writes them, the way the server's {@code quote_literal} and {@code quote_ident} do. */
final class Literals {
    private Literals() {}

    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted;
    }

    /** In quotes, needed or not. */
    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A statement about the database itself, which goes by whatever name it has where the statement runs.
     *
     * @param before what comes before the name
     * @param after what comes after it
     */
    static String onThisDatabase(String before, String after) {
        String block = "BEGIN EXECUTE " + literal(before + " ")
                + " || pg_catalog.quote_ident(pg_catalog.current_database()) || " + literal(" " + after) + "; END";
        return "DO " + literal(block);
    }
}
