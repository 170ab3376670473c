package io.github.stepwise.upgrade;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets tests break a run at a statement of their choice. */
interface Faults {
    Faults NONE = new Faults() {};

    /**
     * A statement is about to begin.
     *
     * @param number which statement of its migration it is, from 1
     * @param connection the one that will run it
     */
    default void before(String migration, int number, Connection connection) throws SQLException {}

    /** A statement has succeeded, and the journal does not say so yet. */
    default void done(String migration, int number, Connection connection) throws SQLException {}
}
