package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.schema.Engine;
import java.util.List;

/** What an engine's own client needs to run statements and load rows. */
interface Client {
    static Client of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new PostgresClient();
            case MYSQL, MARIADB -> new MySqlClient(engine);
            case SQLITE -> new SqliteClient();
        };
    }

    /** Name of its templates. */
    String id();

    /** For people. */
    String program();

    /** What the scripts are told to restore to, as one argument. */
    String target();

    /** A script for the client. */
    String phase(List<Ddl> statements);

    /** What the client reads before the rows of a table, or instead of them when it reads those from a file. */
    byte[] head(TableRows table);

    /** What it reads after them; empty for nothing. */
    byte[] tail(TableRows table);

    /** A query that counts what is in a database; without characters that a shell's or cmd's double quotes do not keep. */
    String countOfObjects();

    /** Programs that will do, the best first. */
    List<String> programs();
}
