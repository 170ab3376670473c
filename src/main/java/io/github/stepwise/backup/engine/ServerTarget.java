package io.github.stepwise.backup.engine;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;

/** A database on a server that takes a backup's content. All methods may be called by several threads at once. */
public interface ServerTarget extends AutoCloseable {
    /** What is in the database besides what a new one has and the mark of an unfinished restore; empty when nothing would be lost. */
    List<DatabaseObject> present() throws SQLException;

    /** Drops all that {@link #present()} lists. It can be repeated after it failed half way. */
    void clear() throws SQLException;

    /** Runs a statement with the session that its engine needs for a restore; returns when it has been committed. */
    void run(Ddl statement) throws SQLException;

    /** Whether a statement may share a transaction with others, which saves a lot of time where there are thousands. */
    default boolean joins(Ddl statement) {
        return false;
    }

    /**
     * Runs statements that {@link #joins join} in one transaction: all of them, or none if one fails.
     *
     * @param statements some hundreds at most
     */
    default void runTogether(List<Ddl> statements) throws SQLException {
        throw new IllegalStateException("no statement joins others here");
    }

    /**
     * Fills a table anew, in one transaction where the engine has them; what was in it is gone, so it can be repeated.
     *
     * @param rows all rows of the table, one slice after the other, as {@code format} has them
     * @return how many rows the server took
     * @throws BackupFailure if the server changed or dropped a value on the way in
     */
    long load(Table table, DataFormat format, InputStream rows) throws SQLException, IOException, BackupFailure;

    /** How rows are loaded, for the report, for example {@code COPY FREEZE}. */
    String loadMethod();

    /** What was not restored quite as it was in the source; grows as statements run. */
    default List<Adapted> adapted() {
        return List.of();
    }

    /** What would act by itself, such as scheduled events, and was made such that it does not yet; as the statements were. */
    default List<Ddl> asleep() {
        return List.of();
    }

    /** Makes what another target has left {@link #asleep()} again, such that it acts. */
    default void wake(List<Ddl> statements) throws SQLException {}

    /** What remains when all is there, such as collecting statistics for the planner. */
    void finish() throws SQLException;

    /** Makes what runs fail soon; called by another thread. */
    void abort();

    @Override
    void close();
}
