package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** On PostgreSQL only the owner of a table may alter it, and a right to create in its schema is not enough. */
final class PostgresRights {
    private static final String SCHEMA = """
            select current_schema(), has_schema_privilege(current_user, current_schema(), 'CREATE'),
                format('GRANT CREATE ON SCHEMA %I TO %I;', current_schema(), current_user)""";

    /** A sequence that belongs to a column always has the table's owner. */
    private static final String OF_OTHERS = """
            select case c.relkind when 'S' then 'sequence ' else 'table ' end || c.relname || ': '
                    || pg_get_userbyid(c.relowner),
                format('ALTER %s %I.%I OWNER TO %I;', case c.relkind when 'S' then 'SEQUENCE' else 'TABLE' end,
                    n.nspname, c.relname, current_user)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_schema() and c.relkind in ('r', 'p', 'S')
                and not pg_has_role(current_user, c.relowner, 'USAGE')
                and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                    and (d.deptype = 'e' or (c.relkind = 'S' and d.deptype in ('a', 'i'))))
            order by 1""";

    private final Look look;

    PostgresRights(Look look) {
        this.look = look;
    }

    private record Thing(String shown, String remedy) {}

    Answer answer() throws DatabaseProblem, SQLException {
        Answer create = look.rows(SCHEMA, row -> {
                    if (row.getString(1) == null) {
                        return Answer.blocker("no-schema");
                    }
                    return row.getBoolean(2)
                            ? Answer.passed()
                            : Answer.blocker("create", row.getString(1)).remedy(List.of(row.getString(3)));
                })
                .get(0);
        if (create.severity() != Severity.PASSED) {
            return create;
        }
        List<Thing> foreign = look.rows(OF_OTHERS, row -> new Thing(row.getString(1), row.getString(2)));
        if (!foreign.isEmpty()) {
            return Answer.blocker("owner", foreign.size())
                    .showing(foreign.stream().map(Thing::shown).toList())
                    .remedy(foreign.stream().map(Thing::remedy).toList());
        }
        return probe();
    }

    private Answer probe() throws DatabaseProblem, SQLException {
        String table = Probe.name();
        try (Connection connection = look.database().connection()) {
            connection.setAutoCommit(false);
            try {
                Rows.execute(connection, "create table " + table + " (id bigint primary key, parent bigint)");
                Rows.execute(connection, "alter table " + table + " add column word varchar(10)");
                Rows.execute(connection, "create index " + table + "_word on " + table + " (word)");
                Rows.execute(
                        connection,
                        "alter table " + table + " add constraint " + table + "_fk foreign key (parent) references "
                                + table + " (id)");
                Rows.execute(connection, "insert into " + table + " values (1, 1, 'x')");
                Rows.execute(connection, "set constraints all immediate");
                Rows.execute(connection, "drop table " + table);
                return Answer.passed();
            } catch (SQLException e) {
                DatabaseProblem problem = look.database().problem(e);
                return Answer.blocker("failed", problem.sentence()).showing(CheckRun.words(problem));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
