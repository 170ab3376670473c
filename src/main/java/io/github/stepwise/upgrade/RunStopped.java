package io.github.stepwise.upgrade;

import java.util.List;

/** A run cannot go on for a reason that is not an error of the database. Nothing that it says holds a secret. */
final class RunStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> nextSteps;
    private final transient List<String> differences;

    /**
     * @param sentence what happened
     * @param nextSteps what to do, the best first
     */
    RunStopped(String sentence, List<String> nextSteps) {
        this(sentence, nextSteps, List.of());
    }

    RunStopped(String sentence, List<String> nextSteps, List<String> differences) {
        super(sentence);
        this.nextSteps = List.copyOf(nextSteps);
        this.differences = List.copyOf(differences);
    }

    List<String> nextSteps() {
        return nextSteps;
    }

    List<String> differences() {
        return differences;
    }
}
