package io.github.stepwise.install;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a database holds already, so that nothing is installed on top of it. */
final class Occupants {
    private static final int SHOWN = 8;

    /** What belongs to an extension came with the server, not with somebody's data. */
    private static final String POSTGRESQL = """
            select case c.relkind when 'v' then 'view' when 'm' then 'view' when 'S' then 'sequence' else 'table' end,
                case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
              and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
              and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                  and d.deptype in ('e', 'a', 'i'))
            order by 1, 2""";

    private static final String MYSQL = """
            select case table_type when 'BASE TABLE' then 'table' when 'VIEW' then 'view' else lower(table_type) end,
                table_name
            from information_schema.tables where table_schema = database()
            union all
            select lower(routine_type), routine_name from information_schema.routines where routine_schema = database()
            order by 1, 2""";

    private static final String SQLITE =
            "select type, name from sqlite_master where name not like 'sqlite\\_%' escape '\\' and type <> 'index'"
                    + " order by type, name";

    private final List<String> names;

    private Occupants(List<String> names) {
        this.names = List.copyOf(names);
    }

    static Occupants of(Connection connection, Engine engine) throws SQLException {
        String sql = switch (engine) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL, MARIADB -> MYSQL;
            case SQLITE -> SQLITE;
        };
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return new Occupants(names);
    }

    /** @throws InstallFailure when there is anything */
    void refuse(String database) throws InstallFailure {
        if (names.isEmpty()) {
            return;
        }
        String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        String nextStep = names.contains("table django_migrations")
                ? "This looks like a database of OnCall: upgrade it instead, or choose another name."
                : "Choose another name, or have the database emptied by somebody who knows what it is for.";
        throw InstallFailure.of(
                InstallFailure.Kind.NOT_EMPTY,
                database + " is not empty. It holds " + some + (more > 0 ? " and " + more + " more." : "."),
                nextStep);
    }
}
