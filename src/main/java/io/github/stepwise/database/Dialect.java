package io.github.stepwise.database;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Everything that differs between engines when a schema is read or changed. SQL that is rendered here quotes every
 * identifier.
 */
public interface Dialect {

    /** The engine that this dialect speaks to. */
    Engine engine();

    /** An identifier in the engine's quotes; quotes inside it are doubled. */
    String quote(String identifier);

    /**
     * A schema of the catalog in the engine's own words: native types, and on MySQL and MariaDB the indexes that the server
     * itself makes for foreign keys. Equal to {@link #introspect} of a database that holds it, but for names of MySQL and
     * MariaDB checks and the order of columns.
     */
    Schema materialize(Schema folded);

    /**
     * Reads the structure of the connection's current database (on PostgreSQL: its current schema).
     *
     * @throws SQLException when the server refuses or the connection breaks
     */
    Schema introspect(Connection connection) throws SQLException;

    /**
     * The statements of one schema change, in order, less those whose result the live schema shows already. Row changes
     * have none here.
     *
     * @param before the catalog's schema before the change, logical types
     * @param after the catalog's schema after it, logical types
     * @param live what the database holds now, as {@link #introspect} answers; names of objects to drop are looked up here
     */
    List<DdlStatement> statements(Change change, Schema before, Schema after, Schema live);

    /**
     * The statements that create a whole schema in an empty database, in an order that the engine accepts.
     *
     * @param folded the catalog's schema, logical types
     */
    List<DdlStatement> creation(Schema folded);

    /** The dialect of an engine. */
    static Dialect of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgresDialect();
            case MYSQL -> new MySqlDialect(Engine.MYSQL);
            case MARIADB -> new MySqlDialect(Engine.MARIADB);
            case SQLITE -> new SqliteDialect();
        };
    }
}
