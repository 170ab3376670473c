package io.github.stepwise.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A SQLite database with what is known to get lost. */
final class SqliteTorture {
    private static final List<String> STATEMENTS = List.of(
            "pragma page_size=1024",
            "pragma auto_vacuum=incremental",
            "pragma encoding='UTF-16le'",
            "pragma journal_mode=wal",
            "pragma application_id=12345",
            "pragma user_version=-7",
            "create table v(x)",
            "insert into v values (null),(9223372036854775807),(-9223372036854775808),(0.1),(-0.0),(9e999),(-9e999),(''),(x''),"
                    + "('a' || char(0) || 'b'),(x'00ff5c0a'),(zeroblob(100000)),('日本😀'),(cast(x'ff41' as text))",
            "delete from v where rowid = 3",
            "create table auto(id integer primary key autoincrement, t text)",
            "insert into auto values (100,'a')",
            "delete from auto",
            "create table norowid(a text primary key, b) without rowid",
            "insert into norowid values ('k', 1)",
            "create table strict_one(a integer, b any) strict",
            "insert into strict_one values (1, x'01')",
            "create table gen(a integer, b integer as (a * 2) stored, c text as ('x' || a) virtual, check (a <> 5))",
            "insert into gen(a) values (1),(2)",
            "pragma ignore_check_constraints=on",
            "insert into gen(a) values (5)",
            "pragma ignore_check_constraints=off",
            "create table p(id integer primary key)",
            "create table c(id integer primary key, p integer references p(id) deferrable initially deferred)",
            "insert into c values (1, 42)",
            "create table rowids(rowid text, oid text)",
            "insert into rowids(_rowid_, rowid, oid) values (-5, 'a', 'b'), (9223372036854775807, 'c', 'd')",
            "create table \"select\" (\"from\" integer, \"we\"\"ird [col]\" text)",
            "insert into \"select\" values (1, 'x')",
            "create index partial on auto(lower(t)) where t > 'a'",
            "create index descending on v(x collate nocase desc)",
            "create view broken as select * from missing",
            "create view v2 as select * from v",
            "create trigger tr instead of insert on v2 begin insert into v values (new.x); end",
            "create virtual table fts using fts5(body)",
            "insert into fts values ('hello world')",
            "create virtual table rt using rtree(id, x0, x1)",
            "insert into rt values (1, 0.0, 2.5)",
            "alter table p add column later text default 'not stored'",
            "insert into p values (9, 'z')",
            "analyze");

    private SqliteTorture() {}

    /** @return an open connection, so that the write-ahead log stays */
    static Connection create(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
        try (Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    /** Everything that can be asked: objects, settings, and every value with its type and its row's number. */
    static List<String> facts(Path file) throws SQLException {
        List<String> facts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            for (String pragma :
                    List.of("page_size", "auto_vacuum", "encoding", "journal_mode", "application_id", "user_version")) {
                facts.add(pragma + " " + rows(statement, "pragma " + pragma));
            }
            facts.addAll(rows(statement, "select type, name, tbl_name, sql from sqlite_master order by 1, 2"));
            for (String table : rows(
                    statement,
                    "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name")) {
                String quoted = "\"" + table.replace("\"", "\"\"") + "\"";
                StringBuilder columns = new StringBuilder();
                for (String column : rows(
                        statement,
                        "select name from pragma_table_xinfo(" + text(table) + ") where hidden in (0, 2, 3)")) {
                    String name = "\"" + column.replace("\"", "\"\"") + "\"";
                    columns.append(", typeof(")
                            .append(name)
                            .append("), hex(")
                            .append(name)
                            .append(')');
                }
                boolean withoutRowid =
                        "norowid".equals(table) || table.startsWith("fts_idx") || "fts_config".equals(table);
                facts.addAll(rows(
                        statement,
                        "select '" + table.replace("'", "''") + "'" + (withoutRowid ? "" : ", _rowid_") + columns
                                + " from " + quoted + " order by 1" + (withoutRowid ? ", 3" : ", 2")));
            }
        }
        return facts;
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }
}
