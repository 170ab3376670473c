package io.github.stepwise.catalog.oncall;

import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Changes rows in a way that SQL cannot express. A catalog file names the class in {@code convertRows}; each has a
 * constructor without parameters and is harmless when it runs twice.
 */
public interface RowChange {

    /**
     * Changes the rows within the caller's transaction.
     *
     * @return how many rows changed
     */
    long apply(RowChangeContext context) throws SQLException;

    /**
     * How many rows {@link #apply} would change, read only. Empty where the catalog has a query for it, which is the rule;
     * the exceptions count by something that no query knows.
     */
    default OptionalLong count(RowChangeContext context) throws SQLException {
        return OptionalLong.empty();
    }

    /**
     * How many of the rows that the last {@link #apply} changed came out otherwise than OnCall's own migration would have
     * left them.
     *
     * @param changed what {@link #apply} answered
     */
    default long deviating(long changed) {
        return changed;
    }
}
