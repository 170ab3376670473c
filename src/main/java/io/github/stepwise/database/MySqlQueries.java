package io.github.stepwise.database;

/** What {@link MySqlIntrospection} asks {@code information_schema}: one query for each kind of object. */
final class MySqlQueries {
    static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE'""";

    static final String COLUMNS = """
            select table_name, column_name, column_type, is_nullable, column_default, coalesce(extra, ''),
                coalesce(generation_expression, '')
            from information_schema.columns where table_schema = database() order by table_name, ordinal_position""";

    static final String INDEXES_OF_MYSQL = indexes("expression");
    static final String INDEXES_OF_MARIADB = indexes("null");

    static final String FOREIGN_KEYS = """
            select k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name,
                k.ordinal_position,
                r.update_rule in ('NO ACTION', 'RESTRICT') and r.delete_rule in ('NO ACTION', 'RESTRICT')
            from information_schema.key_column_usage k
            join information_schema.referential_constraints r on r.constraint_schema = k.constraint_schema
                and r.constraint_name = k.constraint_name and r.table_name = k.table_name
            where k.table_schema = database() and r.constraint_schema = database()
                and k.referenced_table_name is not null
            order by k.table_name, k.constraint_name, k.ordinal_position""";

    static final String CHECKS_OF_MYSQL = """
            select t.table_name, c.constraint_name, c.check_clause, t.enforced = 'YES'
            from information_schema.check_constraints c
            join information_schema.table_constraints t on t.constraint_schema = c.constraint_schema
                and t.constraint_name = c.constraint_name and t.constraint_type = 'CHECK'
            where c.constraint_schema = database() order by t.table_name, c.constraint_name""";

    /** The last column tells whether the check is written into a column, as all of OnCall's are. */
    static final String CHECKS_OF_MARIADB = checksOfMariaDb("level = 'Column'");

    static final String CHECKS_OF_OLD_MARIADB = checksOfMariaDb("1");

    static final String HAS_LEVEL = """
            select count(*) from information_schema.columns
            where table_schema = 'information_schema' and table_name = 'CHECK_CONSTRAINTS' and column_name = 'LEVEL'""";

    static final String VIEWS = "select table_name from information_schema.views where table_schema = database()";

    static final String TRIGGERS = """
            select event_object_table, trigger_name from information_schema.triggers
            where event_object_schema = database()""";

    private MySqlQueries() {}

    private static String indexes(String expression) {
        return """
                select table_name, index_name, non_unique, column_name, sub_part is null and index_type = 'BTREE',
                    coalesce(collation, 'A') = 'A', %s
                from information_schema.statistics where table_schema = database()
                order by table_name, index_name, seq_in_index""".formatted(expression);
    }

    private static String checksOfMariaDb(String inColumn) {
        return """
                select table_name, constraint_name, check_clause, %s from information_schema.check_constraints
                where constraint_schema = database() order by table_name, constraint_name""".formatted(inColumn);
    }
}
