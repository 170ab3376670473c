package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On PostgreSQL only the owner of a table may alter it, and a right to create in its schema is not enough. What is made
 * belongs to who made it, so that OnCall may be kept out of tables that somebody else's migration has made. No statement
 * offered here takes a table away from its owner, because that is OnCall itself.
 */
final class PostgresRights {
    private static final String SCHEMA = """
            select current_schema(), has_schema_privilege(current_user, current_schema(), 'CREATE'),
                format('GRANT CREATE ON SCHEMA %I TO %I;', current_schema(), current_user)""";

    /** A sequence that belongs to a column always has the table's owner. */
    private static final String OF_OTHERS = """
            select case c.relkind when 'S' then 'sequence ' else 'table ' end || c.relname || ': ' || o.rolname,
                o.rolname, o.rolsuper, format('GRANT %I TO %I;', o.rolname, current_user)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
            where n.nspname = current_schema() and c.relkind in ('r', 'p', 'S')
                and not pg_has_role(current_user, c.relowner, 'USAGE')
                and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                    and (d.deptype = 'e' or (c.relkind = 'S' and d.deptype in ('a', 'i'))))
            order by 1""";

    /** Whoever owns the table in which Django records migrations is the one as whom OnCall migrates. */
    private static final String OWNER = """
            select o.rolname, session_user, not o.rolsuper and not s.rolsuper,
                format('ALTER ROLE %I IN DATABASE %I SET role TO %L;', session_user, current_database(), o.rolname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
            join pg_roles s on s.rolname = session_user
            where n.nspname = current_schema() and c.relname = 'django_migrations' and c.relkind in ('r', 'p')
                and o.rolname <> current_user""";

    private final Look look;

    PostgresRights(Look look) {
        this.look = look;
    }

    private record Thing(String shown, String owner, boolean ofAdministrator, String remedy) {}

    /** Who migrates for OnCall, if that is somebody else than the one who is connected. */
    private record Owner(String name, String connected, boolean canBeActedAs, String remedy) {}

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
        if (create.key().equals("no-schema")) {
            return create;
        }
        Optional<Owner> owner = look
                .rows(OWNER, row -> new Owner(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)))
                .stream()
                .findFirst();
        List<Thing> foreign = look.rows(
                OF_OTHERS, row -> new Thing(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)));
        if (!foreign.isEmpty()) {
            return owned(foreign, owner);
        } else if (create.severity() != Severity.PASSED) {
            return create;
        }
        Answer tried = probe();
        return tried.severity() == Severity.PASSED && owner.isPresent() ? otherOwner(owner.get()) : tried;
    }

    /** A role of an administrator is not given to anybody: it would bring the whole server with it. */
    private static Answer owned(List<Thing> foreign, Optional<Owner> owner) {
        List<String> shown = foreign.stream().map(Thing::shown).toList();
        Optional<Thing> administrator =
                foreign.stream().filter(Thing::ofAdministrator).findFirst();
        if (administrator.isPresent()) {
            return Answer.blocker(
                            "owner-administrator",
                            foreign.size(),
                            administrator.get().owner())
                    .showing(shown);
        }
        List<String> remedies =
                new ArrayList<>(foreign.stream().map(Thing::remedy).distinct().toList());
        boolean ofOnCallOnly = remedies.size() == 1
                && owner.filter(Owner::canBeActedAs)
                        .filter(him -> him.name().equals(foreign.get(0).owner()))
                        .isPresent();
        if (ofOnCallOnly) {
            remedies.add(owner.get().remedy());
            return Answer.blocker("owner", foreign.size()).showing(shown).remedy(remedies);
        }
        return Answer.blocker("owners", foreign.size()).showing(shown).remedy(remedies);
    }

    private static Answer otherOwner(Owner owner) {
        Answer other = Answer.warning(
                owner.canBeActedAs() ? "other-owner" : "other-owner-administrator", owner.name(), owner.connected());
        return owner.canBeActedAs() ? other.remedy(List.of(owner.remedy())) : other;
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
                return Answer.blocker("failed", look.sentence(problem)).showing(CheckRun.words(problem));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
