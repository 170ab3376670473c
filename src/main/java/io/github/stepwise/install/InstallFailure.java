package io.github.stepwise.install;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An install that did not come about. What it had made until then has been taken away again, except for {@link #left()}.
 * Nothing in it holds a password.
 */
public final class InstallFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What callers may want to react to. */
    public enum Kind {
        /** The database holds something already. */
        NOT_EMPTY,
        /** The database is there, but cannot hold every character. */
        WRONG_ENCODING,
        SERVER_TOO_OLD,
        /** The user that should be made is there already. */
        USER_EXISTS,
        /** The user that should be there is not. */
        NO_SUCH_USER,
        /** The SQLite file cannot be made. */
        FILE,
        /** The listener asked for it. */
        CANCELLED,
        /** Anything else that the database said; {@link #getCause()} is a {@link DatabaseProblem}. */
        DATABASE
    }

    /**
     * Something that could not be taken away again.
     *
     * @param what for example {@code database oncall}
     * @param remedy how to do it by hand, usually a statement
     */
    public record Leftover(Phrase what, Phrase remedy) {}

    private final Kind kind;
    private final String nextStep;
    private final transient List<Leftover> left;
    private final String statement;

    private InstallFailure(
            Kind kind, String sentence, String nextStep, String statement, List<Leftover> left, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.nextStep = nextStep;
        this.statement = statement;
        this.left = List.copyOf(left);
    }

    static InstallFailure of(Kind kind, String sentence, String nextStep) {
        return new InstallFailure(kind, sentence, nextStep, null, List.of(), null);
    }

    static InstallFailure of(DatabaseProblem problem) {
        Kind kind = problem.kind() == DatabaseProblem.Kind.SERVER_TOO_OLD ? Kind.SERVER_TOO_OLD : Kind.DATABASE;
        return new InstallFailure(kind, problem.sentence(), problem.nextStep(), null, List.of(), problem);
    }

    static InstallFailure of(Path file, IOException e) {
        return new InstallFailure(
                Kind.FILE,
                file + " cannot be made: " + e,
                "Check that its folder is there, and that this user of the computer may write to it.",
                null,
                List.of(),
                e);
    }

    /** @param statement the one that failed */
    static InstallFailure at(String statement, String table, DatabaseProblem problem) {
        String sentence = "Table " + table + " could not be finished: " + problem.sentence();
        return new InstallFailure(Kind.DATABASE, sentence, problem.nextStep(), statement, List.of(), problem);
    }

    InstallFailure withLeft(List<Leftover> newLeft) {
        InstallFailure failure = new InstallFailure(kind, getMessage(), nextStep, statement, newLeft, getCause());
        failure.setStackTrace(getStackTrace());
        return failure;
    }

    public Kind kind() {
        return kind;
    }

    /** What happened, in plain sentences; the same as {@link #getMessage()}. */
    public String sentence() {
        return getMessage();
    }

    /** What to do about it. */
    public String nextStep() {
        return nextStep;
    }

    /** The statement that failed, where it was one that makes a table, key or index. */
    public Optional<String> statement() {
        return Optional.ofNullable(statement);
    }

    /** The words of the server; empty if there are none. */
    public String serverText() {
        return getCause() instanceof DatabaseProblem problem ? problem.serverText() : "";
    }

    /** What could not be taken away again; usually nothing. */
    public List<Leftover> left() {
        return left;
    }

    /** What shape everything is in now, in one sentence. */
    public String condition() {
        if (left.isEmpty()) {
            return "Nothing has been left behind: everything is as it was before.";
        }
        return "Could not be removed again: "
                + String.join(
                        ", ", left.stream().map(one -> one.what().toString()).toList()) + ".";
    }
}
