package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings that hold for the database, whatever its name is where they are restored. */
final class DatabaseSettings {
    static final DatabaseObject THIS = new DatabaseObject("database", "current");

    private static final String SETTINGS = """
            select quote_ident(r.rolname), split_part(x.setting, '=', 1),
                substr(x.setting, strpos(x.setting, '=') + 1), quote_ident(split_part(x.setting, '=', 1))
            from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase left join pg_roles r on r.oid = s.setrole
            cross join lateral unnest(s.setconfig) x(setting)
            where d.datname = current_database() order by 1 nulls first, 2""";

    /** Their values are lists of names. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private DatabaseSettings() {}

    static List<Ddl> read(Catalog catalog) throws SQLException {
        List<Ddl> statements = new ArrayList<>();
        catalog.forEach(SETTINGS, row -> {
            String role = row.getString(1);
            String value = LISTS.contains(row.getString(2))
                    ? names(row.getString(3)).stream().map(Literals::literal).collect(Collectors.joining(", "))
                    : Literals.literal(row.getString(3));
            String before = role == null ? "ALTER DATABASE" : "ALTER ROLE " + role + " IN DATABASE";
            // A setting of an extension has a dot in its name, and each part may need quotes.
            String name = row.getString(2).contains(".")
                    ? Literals.identifier(row.getString(2)).replace(".", "\".\"")
                    : row.getString(4);
            statements.add(Ddl.access(THIS, Literals.onThisDatabase(before, "SET " + name + " TO " + value)));
        });
        return statements;
    }

    /** The names in a list such as {@code "$user", public}. */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < list.length() && list.charAt(i + 1) == '"';
                if (doubled) {
                    name.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else if (quoted || !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
