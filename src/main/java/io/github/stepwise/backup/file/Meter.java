package io.github.stepwise.backup.file;

import java.io.IOException;

/** Hears how far a long action is; may be called by several threads. */
@FunctionalInterface
public interface Meter {
    /** For whoever needs none. */
    Meter NONE = bytes -> {};

    /**
     * Some more bytes are done.
     *
     * @throws IOException to stop the action, because it was cancelled
     */
    void advance(long bytes) throws IOException;
}
