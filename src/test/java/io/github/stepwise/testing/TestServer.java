package io.github.stepwise.testing;

/** Makes, copies and drops the databases of one engine. */
interface TestServer {
    TestDatabase create();

    /** A new database with the same schema and rows; nothing else may be connected to {@code database} meanwhile. */
    TestDatabase copy(TestDatabase database);

    void drop(TestDatabase database);

    /** Leaves nothing behind: no process, file or database. */
    void stop();
}
