package io.github.stepwise.ui.trouble;

import java.util.List;

/**
 * What an error card says: what happened, whether the data is safe, what to do, and the details to copy. The texts are the
 * engine's own, English; {@link TroubleWords} finds those of other languages by the cause.
 *
 * @param cause {@code problem.refused}; begins the keys of its texts in other languages
 * @param arguments of those texts: server or file, database, user
 * @param sentence what happened
 * @param safe whether the data is known to be safe
 * @param conditionCause {@code condition.rolled-back}; empty where nothing was under way
 * @param condition what shape the database or the file is in now; empty as above
 * @param because what the database said; null where that is not the cause. English has it in the sentence already
 * @param nextSteps what to do, the best first
 * @param details the server's own words, the statement, the differences; not translated, without secrets
 */
public record Trouble(
        String cause,
        List<Object> arguments,
        String sentence,
        boolean safe,
        String conditionCause,
        String condition,
        Trouble because,
        List<String> nextSteps,
        List<String> details) {
    public Trouble {
        arguments = List.copyOf(arguments);
        nextSteps = nextSteps.stream().filter(step -> !step.isBlank()).toList();
        details =
                details.stream().filter(line -> line != null && !line.isBlank()).toList();
    }

    /** The same, with what shape everything is in. */
    public Trouble leaving(boolean nowSafe, String newConditionCause, String newCondition) {
        return new Trouble(
                cause, arguments, sentence, nowSafe, newConditionCause, newCondition, because, nextSteps, details);
    }

    /** Nothing was under way, and nothing has been changed. */
    public Trouble(
            String cause, List<Object> arguments, String sentence, List<String> nextSteps, List<String> details) {
        this(cause, arguments, sentence, true, "", "", null, nextSteps, details);
    }

    /** The same with its own cause; null for none. */
    Trouble because(Trouble reason) {
        return new Trouble(cause, arguments, sentence, safe, conditionCause, condition, reason, nextSteps, details);
    }
}
