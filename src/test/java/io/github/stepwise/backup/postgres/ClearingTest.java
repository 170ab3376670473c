package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.DatabaseObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClearingTest {
    private static final String[] CODE = {
        "create function trg() returns trigger language plpgsql as 'begin return new; end'",
        "create function etf() returns event_trigger language plpgsql as 'begin raise exception ''no''; end'",
        "create procedure pr(inout x int) language plpgsql as 'begin end'",
        "create aggregate agg(int) (sfunc = int4pl, stype = int, initcond = '0')",
        "create aggregate cnt(*) (sfunc = int8inc, stype = int8, initcond = '0')",
        "create function st(s float8[], f float8) returns float8[] language sql as 'select s'",
        "create function fi(s float8[], p float8) returns float8 language sql as 'select p'",
        "create aggregate ordered(float8 order by float8) (sfunc = st, stype = float8[], finalfunc = fi)",
        "create operator === (leftarg = int, rightarg = int, function = int4eq)",
        "create operator @#@ (rightarg = int, function = int4um)",
        "create operator family fam using btree",
        "create operator class cls for type int4 using btree family fam as operator 1 <, operator 3 ===, function 1 btint4cmp(int4, int4)"
    };

    private static final String[] DATA = {
        "create schema \"Weird \"\"S\"",
        "create schema app",
        "create type mood as enum ('sad')",
        "create type app.comp as (a int, b mood)",
        "create domain posint as int check (value > 0)",
        "create type fr as range (subtype = float8)",
        "create type shell",
        "create table t (id int primary key generated always as identity, s serial, m mood, d posint)",
        "create table \"Weird \"\"S\".\"select\" (\"from\" int references t, c app.comp)",
        "create table app.p (id int) partition by range (id)",
        "create table app.p1 partition of app.p for values from (0) to (9)",
        "create table cyclic (id int primary key references t)",
        "alter table t add foreign key (id) references cyclic",
        "create view v as select * from t",
        "create materialized view mv as select count(*) from v",
        "create sequence sq",
        "create statistics st on id, s from t",
        "create collation german (provider = icu, locale = 'de')",
        "create conversion conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
        "create text search dictionary dict (template = simple)",
        "create text search configuration conf (copy = simple)",
        "create trigger tr before update on t for each row execute function trg()",
        "create rule ru as on delete to t do instead nothing",
        "create policy pol on t using (true)",
        "create cast (mood as int) with inout",
        "create publication pb for table t",
        "create foreign data wrapper \"f w\"",
        "create server fs foreign data wrapper \"f w\"",
        "create user mapping for public server fs",
        "create foreign table ft (a int) server fs",
        "create extension hstore with schema app",
        "create extension citext",
        "create table usesextension (h app.hstore, c citext)",
        "create access method am type table handler heap_tableam_handler",
        "create trusted language lang handler plpgsql_call_handler",
        "create subscription sub connection 'host=nowhere' publication pb with (connect = false, slot_name = 'x')",
        "select lo_create(i) from generate_series(5000, 7100) i",
        "alter default privileges grant select on tables to public",
        "alter default privileges revoke execute on functions from public",
        "alter default privileges in schema public grant all on sequences to public",
        "grant create on schema public to public",
        "alter schema public owner to postgres",
        "comment on schema public is 'ours'",
        "create event trigger et on ddl_command_start execute function etf()",
        "create event trigger et2 on sql_drop execute function etf()"
    };

    private PostgresPlace place;
    private PostgresTarget target;

    @BeforeEach
    void make() throws Exception {
        place = PostgresPlace.create();
        target = PostgresTarget.open(place.database());
    }

    @AfterEach
    void drop() {
        target.close();
        place.close();
    }

    @Test
    void newDatabaseIsEmpty() throws Exception {
        assertThat(target.present()).isEmpty();
        place.execute("drop schema public");
        assertThat(target.present()).isEmpty();
    }

    @Test
    void everythingIsListedAndDropped() throws Exception {
        List<String> before = state();
        place.execute(CODE);
        place.execute(DATA);

        assertThat(target.present())
                .extracting(DatabaseObject::toString)
                .contains(
                        "table public.t",
                        "table \"Weird \"\"S\".\"select\"",
                        "schema app",
                        "type public.mood",
                        "type app.comp",
                        "function public.trg()",
                        "procedure public.pr(integer)",
                        "aggregate public.agg(integer)",
                        "operator public.===(integer,integer)",
                        "operator class public.cls USING btree",
                        "collation public.german",
                        "conversion public.conv",
                        "text search dictionary public.dict",
                        "text search configuration public.conf",
                        "statistics object public.st",
                        "sequence public.sq",
                        "view public.v",
                        "materialized view public.mv",
                        "foreign table public.ft",
                        "server fs",
                        "foreign-data wrapper \"f w\"",
                        "cast (public.mood AS integer)",
                        "publication pb",
                        "subscription sub",
                        "event trigger et",
                        "extension citext",
                        "extension hstore",
                        "access method am",
                        "language lang",
                        "large objects 2101",
                        "default acl for role postgres on tables")
                .noneMatch(text -> text.contains("plpgsql") || text.contains("hstore_out"));

        target.clear();

        assertThat(target.present()).isEmpty();
        assertThat(state()).isEqualTo(before);
        target.clear();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void clearingGoesOnAfterItFailedHalfWay() throws Exception {
        place.execute(
                "create table a (id int)", "create table b (id int)", "create schema s", "create table s.t (id int)");
        place.execute("drop table a", "drop schema s cascade");
        target.clear();
        assertThat(target.present()).isEmpty();
    }

    @Test
    void missingPublicSchemaIsMade() throws Exception {
        List<String> before = state();
        place.execute("drop schema public", "create schema other");
        target.clear();
        assertThat(state()).isEqualTo(before);
    }

    /** More tables than the server has room for locks in one transaction. */
    @Test
    void manyTablesAreDropped() throws Exception {
        place.execute(
                "do $$ begin for i in 1..1500 loop execute 'create table t' || i || ' (id int primary key)'; end loop; end $$");
        target.clear();
        assertThat(target.present()).isEmpty();
    }

    /** How many objects of the system there are, and what public looks like. */
    private List<String> state() throws Exception {
        List<String> state = new ArrayList<>();
        for (String catalog : place.rows(
                "select relname from pg_class where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r' and not relisshared"
                        + " and relname not in ('pg_statistic', 'pg_attribute', 'pg_largeobject', 'pg_init_privs') order by 1")) {
            state.add(catalog + " " + place.ask("select count(*) from pg_catalog." + catalog));
        }
        state.add(place.ask(
                "select concat(pg_get_userbyid(nspowner), ' ', (select string_agg(a::text, ' ' order by a::text) from unnest(nspacl) a), ' ',"
                        + " obj_description(oid, 'pg_namespace')) from pg_namespace where nspname = 'public'"));
        return state;
    }
}
