package io.github.stepwise.check;

import io.github.stepwise.words.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param check its id
 * @param sentence what is the case
 * @param why it matters
 * @param whatToDo what an admin can do about it, if there is anything to do
 * @param evidence objects, sessions, counts: at most 20, plain text, no secrets
 * @param remedySql statements to copy, may be empty
 * @param took how long the check ran
 */
public record Finding(
        String check,
        Severity severity,
        Phrase sentence,
        Phrase why,
        Optional<Phrase> whatToDo,
        List<String> evidence,
        List<String> remedySql,
        Duration took) {
    /** The property files that hold all texts of checks. */
    static final String BOOK = "check";

    public Finding {
        evidence = List.copyOf(evidence);
        remedySql = List.copyOf(remedySql);
    }
}
