package io.github.stepwise.backup.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.DataFormat;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back is compared by queries of the test's own in both databases. */
class ValuesTest {
    private PostgresPlace source;
    private PostgresPlace target;

    @BeforeEach
    void make() throws Exception {
        source = PostgresPlace.create();
        target = PostgresPlace.create();
    }

    @AfterEach
    void drop() {
        source.close();
        target.close();
    }

    private static final String[] EXTENSIONS = {
        "create extension hstore", "create extension citext", "create extension ltree"
    };

    /** Type of a column, then values that have been trouble somewhere. */
    private static final String VALUES = """
            numeric | 'NaN', 'Infinity', '-Infinity', '1e400', '-0.000', '1.10', null
            numeric(1000,500) | repeat('9', 500)::numeric + concat('0.', repeat('7', 500))::numeric, 0
            float8 | 'NaN', 'Infinity', '-Infinity', '-0', 1e-310, 5e-324, 1.7976931348623157e308, 0.1
            real | 'NaN', '-0', 1e-45, 16777217, 3.4028235e38, 0.1
            timestamptz | 'infinity', '-infinity', '4713-01-01 00:00:00+00 BC', '294276-12-31 23:59:59.999999+00', '2024-03-31 02:30:00 Europe/Berlin'
            timestamp | 'infinity', '4713-01-01 BC', '294276-12-31 23:59:59.999999'
            date | 'infinity', '4713-01-01 BC', '5874897-12-31', '-infinity'
            interval | '-1 mons +2 days -03:04:05.678', '178000000 years', '-178000000 years', '1 year -1 day'
            time | '24:00:00', '00:00:00.000001'
            timetz | '12:34:56.789+05:30:17', '00:00-15:59:59'
            bytea | '\\x00ff5c0a', '\\x', null, decode('5c2e0a', 'hex'), decode(repeat('00', 100000), 'hex')
            text | E'\\\\.', E'\\\\N', E'a\\tb\\nc\\rd', E'\\\\', '', null, 'NULL', '😀e\u0301', U&'\\+10FFFF', E'\\b\\f\\v\\x01', E'\\\\.\\n', repeat('x', 3000000)
            varchar(5) | '', 'abc  '
            char(5) | 'a', ''
            "char" | 'a', ''
            name | 'x'
            bit(1) | B'1', B'0'
            bit varying(70) | B'', B'101', repeat('10', 35)::bit varying
            int[] | '[2:3]={1,NULL}', '{}', '{{1,2},{3,4}}', '[-1:0][5:5]={{1},{2}}'
            text[] | array['a,b', '{', '"', '\\', null, 'NULL', '', E'\\n'], '{}'
            bytea[] | array['\\x00ff'::bytea, null]
            json | '{"a":1,  "a":2}', 'null', '"\\u0000"', E'{\\n}', null
            jsonb | '{"a":1.10}', 'null', '1e1000', '"é"', '{"b":1,"a":[]}'
            xml | '<a/>', 'text only', '<a>1</a><b/>', '<?xml version="1.0"?><!DOCTYPE a><a/>'
            money | 12.34, -92233720368547758.08, 0
            inet | '10.0.0.1/8', '::1', '::ffff:1.2.3.4/128'
            cidr | '10/8', '2001:db8::/32'
            macaddr8 | '08:00:2b:01:02:03:04:05'
            uuid | '00000000-0000-0000-0000-000000000000'
            tsvector | $$'it''s':1A,3 '\\\\x':2 'space here'$$
            tsquery | $$'a b' & !c <2> d:*A$$
            int4range | 'empty', '(,)', '[1,5)', null
            nummultirange | '{}', '{[1,2),(3,)}'
            point | '(1e-310,-0)', '(Infinity,NaN)'
            path | '[(0,0),(1,1)]', '((0,0),(1,1))'
            pg_lsn | '16/B374D848'
            xid8 | '18446744073709551615'
            oid | 4294967295
            regclass | 'pg_class', 'pg_catalog.pg_type'
            regproc | 'now', 'pg_catalog.version'
            regtype | 'int4', 'text[]'
            jsonpath | '$.a[*] ? (@ > 1)'
            boolean | true, false, null
            bigint | 9223372036854775807, -9223372036854775808
            hstore | 'a=>1,b=>NULL,"c d"=>"\\"x\\""', ''
            citext | 'ÄbC', ''
            ltree | 'Top.Science'
            mood | 'sad', 'o''k', '日本'
            mood[] | '{sad,"o''k"}'
            posint | 5, null
            comp | row(1, null, null), row(null, '', '{}'), row(1, 'a,"\\', '{sad}'), null
            comp[] | array[row(1, E'\\n', null)::comp]
            wrap | row(null), row(row(null, null, null)), null
            fr | '[-Infinity,Infinity]', 'empty', '(1.5,)'
            """;

    private static final String[] TYPES = {
        "create type mood as enum ('sad', 'o''k', '日本')",
        "create domain posint as int check (value > 0) default 7",
        "create type comp as (a int, b text, c mood[])",
        "create type wrap as (c comp)",
        "create type fr as range (subtype = float8, subtype_diff = float8mi)"
    };

    @Test
    void valuesComeBack() throws Exception {
        List<String> lines = VALUES.lines().toList();
        for (PostgresPlace place : List.of(source, target)) {
            place.execute(EXTENSIONS);
            place.execute(TYPES);
            for (int i = 0; i < lines.size(); i++) {
                place.execute("create table t" + i + " (id int generated always as identity, v "
                        + lines.get(i).substring(0, lines.get(i).indexOf('|')) + ")");
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            for (String value : split(lines.get(i).substring(lines.get(i).indexOf('|') + 1))) {
                source.execute("insert into t" + i + " (v) values (" + value + ")");
            }
        }

        copy(source, target);

        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < lines.size(); i++) {
            String all =
                    "select concat_ws(' ', id, v is null, left(concat(v), 500), octet_length(concat(v)), md5(concat(v)))"
                            + " from t" + i + " order by id";
            softly.assertThat(target.rows(all))
                    .as(lines.get(i))
                    .isEqualTo(source.rows(all))
                    .hasSize(split(lines.get(i)).size());
        }
        softly.assertAll();
    }

    /** At commas outside of quotes, brackets and parentheses. */
    private static List<String> split(String values) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        boolean dollar = false;
        int start = 0;
        for (int i = 0; i < values.length(); i++) {
            char c = values.charAt(i);
            if (c == '$' && i + 1 < values.length() && values.charAt(i + 1) == '$') {
                dollar = !dollar;
                i++;
            } else if (dollar) {
                continue;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']')) {
                depth--;
            } else if (c == ',' && depth == 0 && !quoted) {
                parts.add(values.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(values.substring(start).strip());
        return parts;
    }

    @Test
    void oddTablesComeBack() throws Exception {
        String[] tables = {
            "create schema \"Weird \"\"S\"",
            "create table nothing ()",
            "create table computed (g int generated always as (1) stored)",
            "create table \"Weird \"\"S\".\"select\" (\"from\" int, \"日本\\ \"\" col\" text, g int generated always as (\"from\" + 1) stored)",
            "create table dropped (a int, b int, c text)",
            "alter table dropped drop b",
            "create table parent (a int)",
            "create table child (b int) inherits (parent)",
            "create table p (id int, k text) partition by list (k)",
            "create table p1 partition of p for values in ('a') partition by hash (id)",
            "create table p1h partition of p1 for values with (modulus 1, remainder 0)",
            "create table pd partition of p default",
            "create unlogged table fleeting (a int)",
            "create table \"A\" (x int)",
            "create table a (x int)"
        };
        source.execute(tables);
        target.execute(tables);
        source.execute(
                "insert into nothing select from generate_series(1, 3)",
                "insert into computed default values",
                "insert into \"Weird \"\"S\".\"select\" values (1, E'\\\\.')",
                "insert into dropped values (1, 'x')",
                "insert into parent values (1)",
                "insert into child values (2, 3)",
                "insert into p values (1, 'a'), (2, 'z')",
                "insert into fleeting values (4)",
                "insert into \"A\" values (1)",
                "insert into a values (2)");

        copy(source, target);

        for (String query : List.of(
                "select count(*) from nothing",
                "select count(*) from computed",
                "select t::text from \"Weird \"\"S\".\"select\" t",
                "select t::text from dropped t",
                "select concat(tableoid::regclass, t::text) from parent t order by 1",
                "select t::text from child t",
                "select concat(tableoid::regclass, t::text) from p t order by 1",
                "select a from fleeting",
                "select concat((select x from \"A\"), (select x from a))")) {
            assertThat(target.rows(query))
                    .as(query)
                    .isEqualTo(source.rows(query))
                    .isNotEmpty();
        }
        assertThat(target.ask("select count(*) from nothing")).isEqualTo("3");
    }

    @Test
    void sessionsOfSourceAndTargetDoNotChangeValues() throws Exception {
        String table = "create table t (ts timestamptz, d date, i interval, f float8, b bytea, m money, x xml)";
        source.execute(table);
        target.execute(table);
        source.execute(
                "insert into t values ('2024-07-01 12:00+00', '2024-02-03', '-1 day 2 hours', 0.1::float8 + 0.2::float8, '\\x5c00',"
                        + " 1234.56, 'a<b/>')");
        for (String setting : List.of(
                "datestyle = 'SQL, DMY'",
                "timezone = 'America/New_York'",
                "intervalstyle = 'sql_standard'",
                "extra_float_digits = -3",
                "bytea_output = 'escape'",
                "xmloption = 'document'",
                "standard_conforming_strings = off",
                "quote_all_identifiers = on")) {
            source.execute("alter database " + name(source) + " set " + setting);
            target.execute("alter database " + name(target) + " set "
                    + setting.replace("DMY", "MDY").replace("-3", "0").replace("escape", "hex"));
        }

        copy(source, target);

        String all =
                "select concat_ws('|', extract(epoch from ts), d - '2000-01-01', extract(epoch from i), f = 0.30000000000000004,"
                        + " encode(b, 'hex'), m::numeric, xmlserialize(content x as text)) from t";
        assertThat(target.ask(all))
                .isEqualTo(source.ask(all))
                .isEqualTo("1719835200.000000|8799|-79200.000000|t|5c00|1234.56|a<b/>");
    }

    @Test
    void rowsTooLongForTextGoAsBinary() throws Exception {
        String table = "create table t (id int, b bytea, d text, e text[])";
        source.execute(table, "create table small (b bytea)");
        target.execute(table, "create table small (b bytea)");
        source.execute(
                "alter table t alter b set storage external",
                "insert into t select i, decode(repeat(md5(i::text), 20000), 'hex'), 'x', array['y', null] from generate_series(1, 5) i",
                "insert into t values (null, null, null, null)",
                "insert into small values ('\\x00')");

        try (PostgresSource opened = PostgresSource.open(source.database(), 2, new Slicing(1, 8192), 500_000)) {
            Carrier carrier = Carrier.read(opened, opened.inventory().slices());
            assertThat(carrier.format(carrier.table("t"))).isEqualTo(DataFormat.COPY_BINARY);
            assertThat(carrier.format(carrier.table("small"))).isEqualTo(DataFormat.COPY_TEXT);
            assertThat(carrier.count("t")).isEqualTo(6);
            carrier.load(PostgresTarget.open(target.database()));
        }

        String all = "select concat_ws(' ', id, md5(b), octet_length(b), d, e::text, b is null) from t order by id";
        assertThat(target.rows(all)).isEqualTo(source.rows(all)).hasSize(6);
    }

    @Test
    void binaryIsNotChosenWhereItWouldHoldNumbersOfThisDatabase() throws Exception {
        source.execute(
                "create type mood as enum ('a')",
                "create table t (b bytea, m mood[])",
                "create table r (b bytea, c regclass)",
                "create table e (b bytea, m mood)");
        for (String table : List.of("t", "r", "e")) {
            source.execute(
                    "alter table " + table + " alter b set storage external",
                    "insert into " + table + " (b) values (decode(repeat('00', 600000), 'hex'))");
        }
        try (PostgresSource opened = PostgresSource.open(source.database(), 1, Slicing.USUAL, 1_000_000)) {
            Carrier carrier = Carrier.read(opened, opened.inventory().slices());
            assertThat(carrier.format(carrier.table("t"))).isEqualTo(DataFormat.COPY_TEXT);
            assertThat(carrier.format(carrier.table("r"))).isEqualTo(DataFormat.COPY_TEXT);
            assertThat(carrier.format(carrier.table("e"))).isEqualTo(DataFormat.COPY_BINARY);
        }
    }

    private static String name(PostgresPlace place) {
        return place.database().settings().database();
    }

    private static void copy(PostgresPlace source, PostgresPlace target) throws Exception {
        try (PostgresSource opened = PostgresSource.open(source.database(), 1)) {
            Carrier carrier = Carrier.read(opened, opened.inventory().slices());
            carrier.load(PostgresTarget.open(target.database()));
        }
    }
}
