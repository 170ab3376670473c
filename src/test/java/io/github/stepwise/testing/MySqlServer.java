package io.github.stepwise.testing;

import io.github.stepwise.schema.Engine;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;

/** A MySQL or MariaDB server that somebody else has started. */
final class MySqlServer implements TestServer {
    private final Engine engine;
    private final String address;
    private final String parameters;
    private final String user;
    private final String password;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    MySqlServer(Engine engine, String address, String parameters, String user, String password) {
        this.engine = engine;
        this.address = address;
        this.parameters = parameters;
        this.user = user;
        this.password = password;
    }

    /**
     * @param url {@code jdbc:mysql://host:port/?user=…&password=…}, further parameters go to the driver
     */
    static MySqlServer at(String url) {
        if (url == null || !url.startsWith("jdbc:mysql://")) {
            throw new IllegalStateException(Servers.MYSQL_URL + " must be a jdbc:mysql:// URL, but is " + url);
        }
        URI uri = URI.create(url.substring("jdbc:".length()));
        String user = "";
        String password = "";
        StringJoiner others = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String parameter :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
            String value = URLDecoder.decode(parameter.replaceFirst("^[^=]*=?", ""), StandardCharsets.UTF_8);
            if (parameter.startsWith("user=")) {
                user = value;
            } else if (parameter.startsWith("password=")) {
                password = value;
            } else {
                others.add(parameter);
            }
        }
        MySqlServer server = new MySqlServer(
                Engine.MYSQL, "jdbc:mysql://" + uri.getRawAuthority() + "/", others.toString(), user, password);
        server.dropAbandoned();
        return server;
    }

    /** The server may be shared: it outlives the test run, and so does what a killed run has left. */
    private void dropAbandoned() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String name : names(statement, "show databases")) {
                if (Names.isAbandoned(name)) {
                    statement.execute("drop database if exists " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(engine.title() + " at " + address, e);
        }
    }

    @Override
    public TestDatabase create() {
        String name = Names.next();
        execute("create database " + name + " character set utf8mb4 collate utf8mb4_unicode_ci");
        made.add(name);
        return new TestDatabase(this, engine, name, address + name + parameters, user, password);
    }

    @Override
    public TestDatabase copy(TestDatabase database) {
        TestDatabase copy = create();
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0, unique_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
            for (String table : names(statement, "show tables from " + database.name())) {
                statement.execute(definition(statement, database.name() + ".`" + table + "`"));
                statement.execute("insert into `" + table + "` select * from " + database.name() + ".`" + table + "`");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("copy of " + database, e);
        }
        return copy;
    }

    private static String definition(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("show create table " + table)) {
            rows.next();
            return rows.getString(2);
        }
    }

    private static List<String> names(Statement statement, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void drop(TestDatabase database) {
        execute("drop database if exists " + database.name());
        made.remove(database.name());
    }

    @Override
    public void stop() {
        made.forEach(name -> execute("drop database if exists " + name));
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(engine.title() + " at " + address + ": " + sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address + parameters, user, password);
    }
}
