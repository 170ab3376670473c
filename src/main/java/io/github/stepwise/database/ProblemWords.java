package io.github.stepwise.database;

import io.github.stepwise.schema.Engine;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Translated;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Problems in every language: English is the problem's own, other languages have the book {@code trouble} for it. */
public final class ProblemWords {
    /** As advice of {@link RightsTexts} has them. */
    private static final Pattern STATEMENT = Pattern.compile("\\b(GRANT|ALTER|REASSIGN) [^;]*;");

    private ProblemWords() {}

    /** The statements to run that are in the advice, one behind the other; empty where there are none. */
    public static String statements(DatabaseProblem problem) {
        return STATEMENT
                .matcher(problem.nextStep())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }

    /**
     * What happened.
     *
     * @param where the database that was spoken to
     */
    public static Translated sentence(DatabaseProblem problem, ConnectionSettings where) {
        return new Translated(problem.sentence(), phrase(problem, ".sentence", where));
    }

    /**
     * What to do about it.
     *
     * @param where the database that was spoken to
     */
    public static Translated nextStep(DatabaseProblem problem, ConnectionSettings where) {
        return new Translated(problem.nextStep(), phrase(problem, ".steps", where));
    }

    private static Phrase phrase(DatabaseProblem problem, String part, ConnectionSettings where) {
        boolean file = where.engine() == Engine.SQLITE;
        String server = file ? where.file().toString() : where.address();
        String name = file ? where.file().getFileName().toString() : where.database();
        return Phrase.of(
                "trouble",
                "problem." + problem.reason() + part,
                server,
                Objects.requireNonNullElse(name, server),
                Objects.toString(where.user(), ""),
                problem.serverText(),
                statements(problem));
    }
}
