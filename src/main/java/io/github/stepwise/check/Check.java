package io.github.stepwise.check;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** One question about a database. What it throws becomes an answer too: that it could not be checked. */
interface Check {
    Duration USUAL_LIMIT = Duration.ofSeconds(15);

    /** Lower-case words with hyphens, the key of its texts. */
    String id();

    /** Whether the question makes sense where a database of this engine is to be upgraded. */
    default boolean appliesTo(Engine engine, Premises premises) {
        return true;
    }

    /** After this time it counts as not checked. */
    default Duration limit() {
        return USUAL_LIMIT;
    }

    Answer look(Look look) throws DatabaseProblem, PlanRefused, SQLException, IOException;
}
