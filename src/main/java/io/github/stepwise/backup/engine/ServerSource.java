package io.github.stepwise.backup.engine;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A database on a server, held still at one moment while it is read. Opening it takes the snapshot; closing it lets go. It
 * never writes. Code that changes the session of a pooled connection puts it back.
 */
public interface ServerSource extends AutoCloseable {
    Origin origin();

    /** How many slices can be read at the same time, all from the same moment. */
    int connections();

    /** Why there are fewer connections than were asked for, in a plain sentence; null when there are not. */
    String fewerBecause();

    /**
     * Everything in the database as of the snapshot.
     *
     * @throws BackupFailure if an object cannot be read with the rights at hand; it names the object and the right
     */
    Inventory inventory() throws SQLException, BackupFailure;

    /**
     * Reads the rows of a slice; may be called by as many threads at once as there are {@link #connections()}.
     *
     * @throws IOException what the sink threw
     */
    void read(Slice slice, RowSink.Opener sink) throws SQLException, IOException, BackupFailure;

    /** Makes running reads fail soon; called by another thread. */
    void abort();

    @Override
    void close();
}
