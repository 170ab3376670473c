package io.github.stepwise.backup.byhand;

import io.github.stepwise.schema.Engine;
import java.util.List;

/** Small databases with names and texts that trouble scripts. */
final class OddSchemas {
    private OddSchemas() {}

    static List<String> of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> POSTGRES;
            case MYSQL, MARIADB -> MYSQL;
            case SQLITE -> SQLITE;
        };
    }

    private static final List<String> POSTGRES = List.of(
            "create schema \"Odd \"\"S\"\"\"",
            "create table \"Odd \"\"S\"\"\".\"it's; a\n\\! echo table $statement$ \u00e9\" (\"a:b\" int primary key,"
                    + " \"c\nd\" text default ':USER \\\\ ;')",
            "insert into \"Odd \"\"S\"\"\".\"it's; a\n\\! echo table $statement$ \u00e9\" values (1, E'\\\\.'),"
                    + " (2, E'tab\\t new\\nline \\r \\\\N \\x1a \u00e9\ud83d\ude00'), (3, null), (4, '')",
            "create table none_at_all ()",
            "insert into none_at_all default values",
            "insert into none_at_all default values",
            "create table empty_one (id bigint generated always as identity, twice int generated always as (1 + 1) stored)",
            "create table \"USER\" (\"USER\" int[], part int)",
            "insert into \"USER\" values ('{1,2,3}', 2)",
            "create view slices as select \"USER\"[1:part] as s, \"USER\" as \"PORT\" from \"USER\"",
            "create function many(a int) returns int language plpgsql immutable as $f$ begin -- it's; odd \\g\n"
                    + " raise notice '$statement$ :USER'; return a; end $f$",
            "create function atomic(a int) returns int begin atomic select a + 1; select a + 2; end",
            "create sequence counter start 5",
            "select nextval('counter')",
            "create materialized view seen as select count(*) as n from none_at_all",
            "create index on \"USER\" (many(part))",
            "comment on table \"USER\" is 'it''s; \\! a $statement$ comment'",
            "select lo_from_bytea(424242, 'large \\000 object')");

    private static final List<String> MYSQL = List.of(
            "create table `it's; a \"table\" \u00e9 ;; delimiter` (`a b` int primary key auto_increment,"
                    + " `c``d` varchar(50) character set utf8mb4 collate utf8mb4_unicode_ci default ';;' comment 'it''s \\\\ ;; /* not */ -- one')",
            "insert into `it's; a \"table\" \u00e9 ;; delimiter` values (1, '\\\\.'),"
                    + " (2, 'tab\\t new\\nline \\r \\\\N \\Z \\0 \u00e9\ud83d\ude00'), (3, null), (4, '')",
            "create table bits (b bit(9), s set('x','','y') character set utf8mb4 collate utf8mb4_unicode_ci, x varbinary(9), f float, g int as (1 + 1) stored)",
            "insert into bits (b, s, x, f) values (b'101010101', 'x,y', x'00ff5c0a0d1a', 16777216), (null, '', '', null)",
            "create table empty_one (id int primary key, parent int, foreign key (parent) references empty_one (id))",
            "create table only_computed (g int as (1 + 1) stored)",
            "insert into only_computed values (), ()",
            "create view `v;;1` as select `a b` from `it's; a \"table\" \u00e9 ;; delimiter`",
            "create procedure many(in a int) begin -- it's; odd\n select ';;', \"\\\\\" ; # \\! echo\n select 'delimiter ;;1';"
                    + " end",
            "set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
            "create function ansi() returns text deterministic return concat('\\', ';')",
            "set sql_mode = default",
            "create trigger t before insert on bits for each row begin set new.f = coalesce(new.f, 1); set @x = ';'; end");

    private static final List<String> SQLITE = List.of(
            "create table \"it's; a\n table\" (\"a b\" integer primary key, c text)",
            "insert into \"it's; a\n table\" values (1, 'x'), (2, null)",
            "create table empty_one (id)");
}
