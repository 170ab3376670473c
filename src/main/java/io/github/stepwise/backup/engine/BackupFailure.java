package io.github.stepwise.backup.engine;

import io.github.stepwise.database.DatabaseProblem;
import java.util.List;

/** Why a backup, a check or a restore did not succeed, told for the admin. */
public final class BackupFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What callers may want to react to. */
    public enum Kind {
        /** The file is no backup of Stepwise. */
        NOT_A_BACKUP,
        /** A newer Stepwise wrote it. */
        TOO_NEW,
        /** The file is not what was written. */
        DAMAGED,
        /** It is encrypted, and no key was given. */
        KEY_NEEDED,
        WRONG_KEY,
        /** Objects of the source would be missing. */
        NOT_CAPTURED,
        /** A right is missing that reading or writing needs. */
        NO_RIGHTS,
        /** The source changed its shape while it was read. */
        CHANGED_MEANWHILE,
        DISK_FULL,
        /** The file or folder to write to or read from. */
        FILE,
        /** The database to restore to holds something. */
        NOT_EMPTY,
        /** The backup is of another engine or needs a newer server. */
        WRONG_SERVER,
        /** What came back is not what was saved. */
        DIFFERENT,
        /** The server refused a statement or broke off. */
        DATABASE,
        CANCELLED
    }

    private final Kind kind;
    private final String condition;
    private final List<String> nextSteps;
    private final List<String> details;
    private final String serverText;
    private final boolean partly;

    private BackupFailure(
            Kind kind,
            String sentence,
            String condition,
            List<String> nextSteps,
            List<String> details,
            String serverText,
            boolean partly,
            Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.condition = condition;
        this.nextSteps = List.copyOf(nextSteps);
        this.details = List.copyOf(details);
        this.serverText = serverText;
        this.partly = partly;
    }

    /**
     * @param sentence what happened
     * @param nextSteps what to do, the best first
     */
    public static BackupFailure of(Kind kind, String sentence, String... nextSteps) {
        return new BackupFailure(kind, sentence, "", List.of(nextSteps), List.of(), "", false, null);
    }

    /** What the database said about it. */
    public static BackupFailure of(Kind kind, String sentence, DatabaseProblem problem) {
        return new BackupFailure(
                kind,
                sentence + " " + problem.sentence(),
                "",
                List.of(problem.nextStep()),
                List.of(),
                problem.serverText(),
                false,
                problem);
    }

    /** The same with what state file and database are in. */
    public BackupFailure withCondition(String newCondition) {
        return copy(newCondition, details, partly, getCause());
    }

    /** The same with what state a database is in that now holds a part of the backup and is marked as such. */
    public BackupFailure leavingPart(String newCondition) {
        return copy(newCondition, details, true, getCause());
    }

    /** The same with the objects, entries or statements that it is about. */
    public BackupFailure withDetails(List<String> newDetails) {
        return copy(condition, newDetails, partly, getCause());
    }

    /** The same with a sentence before its own. */
    public BackupFailure prefixed(String sentence) {
        BackupFailure longer = new BackupFailure(
                kind, sentence + " " + getMessage(), condition, nextSteps, details, serverText, partly, getCause());
        longer.setStackTrace(getStackTrace());
        return longer;
    }

    public BackupFailure causedBy(Throwable cause) {
        return copy(condition, details, partly, cause);
    }

    private BackupFailure copy(String newCondition, List<String> newDetails, boolean newPartly, Throwable cause) {
        BackupFailure copy = new BackupFailure(
                kind, getMessage(), newCondition, nextSteps, newDetails, serverText, newPartly, cause);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    public Kind kind() {
        return kind;
    }

    /** What happened, in a plain sentence; the same as {@link #getMessage()}. */
    public String sentence() {
        return getMessage();
    }

    /** What state the file and the databases are in, and that the source is untouched; empty if nobody knew. */
    public String condition() {
        return condition;
    }

    /** Whether a database was left with a part of the backup in it. */
    public boolean partly() {
        return partly;
    }

    /** What to do, the best first. */
    public List<String> nextSteps() {
        return nextSteps;
    }

    /** What exactly it was about; empty if there is nothing more to say. */
    public List<String> details() {
        return details;
    }

    /** The words of the server and the driver, without the password; empty if there are none. */
    public String serverText() {
        return serverText;
    }
}
