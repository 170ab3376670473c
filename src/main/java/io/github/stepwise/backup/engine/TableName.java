package io.github.stepwise.backup.engine;

/**
 * A table's name, unquoted.
 *
 * @param schema null on MySQL and MariaDB, where the database is the schema
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

    @Override
    public int compareTo(TableName other) {
        return toString().compareTo(other.toString());
    }

    /** For people: {@code app.t}. */
    @Override
    public String toString() {
        return schema == null ? name : schema + "." + name;
    }
}
