package io.github.stepwise.testing;

import java.util.List;

/**
 * What an OnCall release changes in the database, as its own migrations did it.
 *
 * @param release without the v: {@code 1.2.40}
 * @param applied migrations ({@code alerts.0001_squashed_initial}) in the order in which Django applied them
 * @param removed facts that held at the stop before and no longer do
 * @param added facts that hold from here on
 */
public record Stop(String release, List<String> applied, List<String> removed, List<String> added) {
    public Stop {
        applied = List.copyOf(applied);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }
}
