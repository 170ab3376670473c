package io.github.stepwise.backup.mysql;

import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;

/**
 * What is read from.
 *
 * @param database the server's own spelling of its name
 */
record SourceServer(Engine engine, ServerVersion version, String database) {
    boolean isMariaDb() {
        return engine == Engine.MARIADB;
    }
}
