package io.github.stepwise.ui.page.connect;

import io.github.stepwise.database.ConnectionProbe;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.trouble.Trouble;

/** How far the test of a connection is. */
sealed interface Outcome {
    /** Nothing has been tested. */
    record None() implements Outcome {}

    /** It has not answered yet. */
    record Running(ConnectionSettings settings) implements Outcome {}

    /** It works. */
    record Passed(ConnectionSettings settings, ConnectionProbe.Reached reached) implements Outcome {}

    /** It does not. */
    record Failed(ConnectionSettings settings, Trouble trouble) implements Outcome {}

    Outcome NONE = new None();
}
