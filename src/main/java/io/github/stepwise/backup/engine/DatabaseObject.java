package io.github.stepwise.backup.engine;

/**
 * Something in a database that has a name.
 *
 * @param kind the engine's word in lower case, for example {@code table} or {@code event trigger}
 * @param name as the engine would have it quoted, with its schema where there is one: {@code app."Weird ""S"}
 */
public record DatabaseObject(String kind, String name) implements Comparable<DatabaseObject> {

    @Override
    public int compareTo(DatabaseObject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** For example {@code table app.t}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
