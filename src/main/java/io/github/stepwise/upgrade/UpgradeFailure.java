package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.words.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * Why a run failed, and what that means for the admin.
 *
 * @param sentence what happened, in a plain sentence
 * @param release the release on the way to which it happened; empty before the first
 * @param migration the migration that failed; empty when it was none
 * @param statement the statement that failed, or the reason for a change that SQL cannot express; empty when it was none
 * @param condition what shape the database is in
 * @param conditionText the same with its details, in a sentence or two
 * @param dataSafe whether it is certain that no data was lost or left in between by the failure
 * @param safety the same in a sentence
 * @param nextSteps two or three things to do, the best first
 * @param problem what the database said; empty when it was not the database that refused
 * @param reason what else it was, as it stands in the sentence, for other languages
 * @param differences what the database should be and is not, when a verification failed
 */
public record UpgradeFailure(
        String sentence,
        Optional<Version> release,
        Optional<String> migration,
        Optional<String> statement,
        Condition condition,
        String conditionText,
        boolean dataSafe,
        String safety,
        List<String> nextSteps,
        Optional<DatabaseProblem> problem,
        Optional<Phrase> reason,
        List<String> differences) {

    public UpgradeFailure {
        nextSteps = List.copyOf(nextSteps);
        differences = List.copyOf(differences);
    }
}
