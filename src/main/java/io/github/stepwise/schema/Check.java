package io.github.stepwise.schema;

/**
 * A check that belongs to one column.
 *
 * @param name as the engine knows it; null where names depend on history (MySQL, MariaDB) or are not kept (SQLite)
 */
public record Check(String name, String column, Rule rule) {

    /** What is checked. */
    public enum Rule {
        /** The number is zero or greater. */
        NOT_NEGATIVE,
        /** The text is valid JSON. */
        VALID_JSON
    }

    /** True when both check the same, whatever their names. */
    public boolean sameAs(Check other) {
        return column.equals(other.column) && rule == other.rule;
    }

    Check withColumn(String newColumn) {
        return new Check(name, newColumn, rule);
    }
}
