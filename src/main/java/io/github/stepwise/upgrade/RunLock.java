package io.github.stepwise.upgrade;

/** Keeps other runs away from a database while one is under way. */
interface RunLock extends AutoCloseable {

    /**
     * Makes sure that the lock is still held.
     *
     * @throws RunStopped when the lock is no longer held, so that another run may have begun
     */
    void check() throws RunStopped;

    @Override
    void close();
}
