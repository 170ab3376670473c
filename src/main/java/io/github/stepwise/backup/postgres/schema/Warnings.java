package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.words.Phrase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for what a restore does not bring back just as it was, without loss of rows. */
final class Warnings {
    private static final String TABLESPACES = """
            select quote_ident(t.spcname), count(*) from pg_class c join pg_tablespace t on t.oid = c.reltablespace
            join pg_namespace n on n.oid = c.relnamespace where""" + Kind.USERS_SCHEMA + "group by 1 order by 1";

    /** Values of an enumeration hash by their number, which is another one in another database. */
    private static final String ENUM_HASHES = """
            select format('%I.%I', n.nspname, c.relname) from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
            join pg_namespace n on n.oid = c.relnamespace
            where p.partstrat = 'h' and exists (select from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid = p.partrelid and a.attnum = any (p.partattrs::int2[]) and t.typtype = 'e') order by 1""";

    private Warnings() {}

    static List<Phrase> read(Catalog catalog) throws SQLException {
        List<Phrase> warnings = new ArrayList<>();
        catalog.forEach(TABLESPACES, row -> warnings.add(Notes.of("tablespace", row.getLong(2), row.getString(1))));
        catalog.forEach(ENUM_HASHES, row -> warnings.add(Notes.of("enumeration-hash", row.getString(1))));
        return warnings;
    }
}
