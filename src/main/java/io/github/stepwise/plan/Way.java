package io.github.stepwise.plan;

/** The ways from an old release to a newer one. */
public enum Way {
    /** Stepwise brings this database to the newer release, one release after the other. */
    UPGRADE,
    /** A new, empty database of the newer release; what this one holds stays behind. */
    FRESH
}
