package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Comments and security labels. */
final class Comments {
    private static final String WITH_OBJECT = """
             cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
            left join pg_constraint k on d.classoid = 'pg_constraint'::regclass and k.oid = d.objoid and k.contypid <> 0
            """;

    private static final String NAMED = """
            d.classoid::bigint, d.objoid::bigint, i.type, i.identity,
                case when k.oid is not null then format('CONSTRAINT %I ON DOMAIN %s', k.conname, k.contypid::regtype) end,
                k.oid is not null, """;

    private static final String COMMENTS = "select " + NAMED + "d.description from pg_description d" + WITH_OBJECT
            + "where d.objoid >= 16384 or d.classoid = 'pg_largeobject'::regclass order by i.type, i.identity";

    private static final String LABELS = "select " + NAMED + "d.label, quote_ident(d.provider) from pg_seclabel d"
            + WITH_OBJECT + "order by i.type, i.identity, d.provider";

    private static final String STANDARD = """
            select i.type, i.identity, d.description from (values
                ('pg_namespace'::regclass, (select oid from pg_namespace where nspname = 'public'),
                    'standard public schema'),
                ('pg_extension'::regclass, (select oid from pg_extension where extname = 'plpgsql'),
                    'PL/pgSQL procedural language')) s(classid, oid, usual)
            cross join lateral pg_identify_object(s.classid, s.oid, 0) i
            left join pg_description d on d.classoid = s.classid and d.objoid = s.oid and d.objsubid = 0
            where s.oid is not null and d.description is distinct from s.usual order by 1, 2""";

    private static final String DATABASE = """
            select shobj_description(oid, 'pg_database') from pg_database
            where datname = current_database() and shobj_description(oid, 'pg_database') is not null""";

    private static final String DATABASE_LABELS = """
            select quote_ident(l.provider), l.label from pg_shseclabel l join pg_database d on d.oid = l.objoid
            where l.classoid = 'pg_database'::regclass and d.datname = current_database() order by 1""";

    private Comments() {}

    /** @param made whether statements make an object */
    static List<Ddl> read(Catalog catalog, Predicate<ObjectKey> made) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(STANDARD, row -> {
            DatabaseObject object = new DatabaseObject(row.getString(1), row.getString(2));
            String text = row.getString(3) == null ? "NULL" : Literals.literal(row.getString(3));
            statements.add(Ddl.access(object, "COMMENT ON " + Words.of(object) + " IS " + text));
        });
        catalog.forEach(COMMENTS, row -> {
            ObjectKey key = new ObjectKey(row.getLong(1), row.getLong(2));
            DatabaseObject object = new DatabaseObject(row.getString(3), row.getString(4));
            String words = row.getBoolean(6) ? row.getString(5) : Words.of(object);
            boolean standard = object.kind().equals("schema") && object.name().equals("public");
            if (made.test(key) && !standard) {
                statements.add(Ddl.access(object, "COMMENT ON " + words + " IS " + Literals.literal(row.getString(7))));
            }
        });
        catalog.forEach(
                DATABASE,
                row -> statements.add(Ddl.access(
                        DatabaseSettings.THIS,
                        Literals.onThisDatabase("COMMENT ON DATABASE", "IS " + Literals.literal(row.getString(1))))));
        return statements;
    }

    static List<Ddl> readLabels(Catalog catalog, Predicate<ObjectKey> made) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(LABELS, row -> {
            DatabaseObject object = new DatabaseObject(row.getString(3), row.getString(4));
            if (made.test(new ObjectKey(row.getLong(1), row.getLong(2)))) {
                statements.add(Ddl.access(
                        object,
                        "SECURITY LABEL FOR " + row.getString(8) + " ON " + Words.of(object) + " IS "
                                + Literals.literal(row.getString(7))));
            }
        });
        catalog.forEach(
                DATABASE_LABELS,
                row -> statements.add(Ddl.access(
                        DatabaseSettings.THIS,
                        Literals.onThisDatabase(
                                "SECURITY LABEL FOR " + row.getString(1) + " ON DATABASE",
                                "IS " + Literals.literal(row.getString(2))))));
        return statements;
    }
}
