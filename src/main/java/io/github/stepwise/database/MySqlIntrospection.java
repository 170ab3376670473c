package io.github.stepwise.database;

import io.github.stepwise.schema.Check;
import io.github.stepwise.schema.Column;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.ForeignKey;
import io.github.stepwise.schema.Index;
import io.github.stepwise.schema.Schema;
import io.github.stepwise.schema.Type;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the current database of a MySQL or MariaDB server in a few queries. */
final class MySqlIntrospection {
    private static final Pattern NOT_NEGATIVE = Pattern.compile("\\(?`((?:[^`]|``)+)` >= 0\\)?");
    private static final Pattern VALID_JSON = Pattern.compile("json_valid\\(`((?:[^`]|``)+)`\\)");

    private final Engine engine;
    private final Connection connection;
    private final LiveSchema live = new LiveSchema();

    MySqlIntrospection(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    Schema read() throws SQLException {
        Query.forEach(connection, MySqlQueries.TABLES, row -> live.table(row.getString(1)));
        Query.forEach(connection, MySqlQueries.COLUMNS, this::column);
        indexes();
        foreignKeys();
        if (hasChecks()) {
            Query.forEach(connection, checks(), this::check);
        }
        Query.forEach(connection, MySqlQueries.VIEWS, row -> live.extra(Extras.named("view", row.getString(1))));
        Query.forEach(
                connection,
                MySqlQueries.TRIGGERS,
                row -> live.extra(Extras.on(row.getString(1), "trigger", row.getString(2))));
        return live.build();
    }

    private void column(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String name = row.getString(2);
        String extra = row.getString(6);
        Type type = MySqlTypes.reportedType(row.getString(3));
        boolean counted = extra.contains("auto_increment");
        boolean expression = extra.contains("DEFAULT_GENERATED");
        String value = MySqlTypes.defaultValue(engine, type, row.getString(5), expression);
        if (!row.getString(7).isEmpty() && live.hasTable(table)) {
            live.extra(Extras.on(table, "generated column", name));
            value = null;
        }
        if (extra.toLowerCase(Locale.ROOT).contains("on update") && live.hasTable(table)) {
            live.extra(Extras.on(table, "column that updates itself,", name));
        }
        Column.Generation generation = counted ? Column.Generation.SERIAL : Column.Generation.NONE;
        live.column(table, new Column(name, type, row.getString(4).equals("YES"), value, generation));
    }

    private void indexes() throws SQLException {
        record Key(String table, String name, boolean unique) {}
        Map<Key, List<String>> parts = new LinkedHashMap<>();
        Map<Key, Boolean> plain = new LinkedHashMap<>();
        String sql = engine == Engine.MYSQL ? MySqlQueries.INDEXES_OF_MYSQL : MySqlQueries.INDEXES_OF_MARIADB;
        Query.forEach(connection, sql, row -> {
            Key key = new Key(row.getString(1), row.getString(2), row.getInt(3) == 0);
            String column = row.getString(4);
            String part = column == null ? Expressions.normal(MySqlTypes.unescape(row.getString(7))) : column;
            parts.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
            plain.merge(key, row.getBoolean(5) && row.getBoolean(6), Boolean::logicalAnd);
        });
        parts.forEach((key, columns) -> {
            boolean expression = columns.stream().anyMatch(Expressions::isExpression);
            if (key.name().equals("PRIMARY")) {
                columns.forEach(column -> live.keyColumn(key.table(), column));
            } else if (!plain.get(key) || (expression && !key.unique())) {
                live.extra(Extras.on(key.table(), "index", key.name()));
            } else {
                Index.Kind kind =
                        expression ? Index.Kind.UNIQUE_EXPRESSION : key.unique() ? Index.Kind.UNIQUE : Index.Kind.PLAIN;
                live.index(key.table(), new Index(key.name(), kind, columns));
            }
        });
    }

    private void foreignKeys() throws SQLException {
        Query.forEach(connection, MySqlQueries.FOREIGN_KEYS, row -> {
            String table = row.getString(1);
            String name = row.getString(2);
            boolean further = row.getInt(6) > 1;
            if (further || !row.getBoolean(7)) {
                live.extra(Extras.on(table, "foreign key", name));
            }
            if (!further) {
                live.foreignKey(
                        table, new ForeignKey(name, row.getString(3), row.getString(4), row.getString(5), false));
            }
        });
    }

    /** MySQL up to 8.0.15 reads checks over and forgets them. */
    private boolean hasChecks() throws SQLException {
        if (engine == Engine.MARIADB) {
            return true;
        }
        DatabaseMetaData server = connection.getMetaData();
        String[] numbers = server.getDatabaseProductVersion().split("[^0-9]+", 4);
        return server.getDatabaseMajorVersion() > 8
                || server.getDatabaseMinorVersion() > 0
                || (numbers.length > 2 && Integer.parseInt(numbers[2]) >= 16);
    }

    private String checks() throws SQLException {
        if (engine == Engine.MYSQL) {
            return MySqlQueries.CHECKS_OF_MYSQL;
        }
        boolean[] hasLevel = new boolean[1];
        Query.forEach(connection, MySqlQueries.HAS_LEVEL, row -> hasLevel[0] = row.getInt(1) > 0);
        return hasLevel[0] ? MySqlQueries.CHECKS_OF_MARIADB : MySqlQueries.CHECKS_OF_OLD_MARIADB;
    }

    private void check(ResultSet row) throws SQLException {
        String table = row.getString(1);
        String name = row.getString(2);
        String clause = row.getString(3);
        Matcher number = NOT_NEGATIVE.matcher(clause);
        Matcher json = VALID_JSON.matcher(clause);
        if (row.getBoolean(4) && number.matches()) {
            live.check(table, new Check(name, unquote(number.group(1)), Check.Rule.NOT_NEGATIVE));
        } else if (row.getBoolean(4) && json.matches()) {
            live.check(table, new Check(name, unquote(json.group(1)), Check.Rule.VALID_JSON));
        } else {
            live.extra(Extras.on(table, "check", name));
        }
    }

    private static String unquote(String identifier) {
        return identifier.replace("``", "`");
    }
}
