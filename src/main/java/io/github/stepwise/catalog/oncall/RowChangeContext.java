package io.github.stepwise.catalog.oncall;

import io.github.stepwise.schema.Engine;
import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a {@link RowChange} works with.
 *
 * @param connection open transaction; neither committed nor closed here
 * @param engine dialect of the connection
 * @param cipher encrypts secrets as OnCall does; empty where nobody gave the key
 * @param notes takes whole sentences for the report; never a secret
 */
public record RowChangeContext(
        Connection connection, Engine engine, Optional<MirageCipher> cipher, Consumer<String> notes) {

    public RowChangeContext {
        Objects.requireNonNull(connection);
        Objects.requireNonNull(engine);
        Objects.requireNonNull(cipher);
        Objects.requireNonNull(notes);
    }

    /** SQL for the present moment in UTC, in the form in which OnCall stores it. */
    String now() {
        return switch (engine) {
            case POSTGRESQL -> "now()";
            case MYSQL, MARIADB -> "utc_timestamp(6)";
            case SQLITE -> "strftime('%Y-%m-%d %H:%M:%f000', 'now')";
        };
    }

    /** A parameter that takes JSON text. */
    String jsonParameter() {
        return engine == Engine.POSTGRESQL ? "cast(? as jsonb)" : "?";
    }

    /** An identifier that is a keyword elsewhere. */
    String quoted(String identifier) {
        return engine.isMySqlFamily() ? "`" + identifier + "`" : "\"" + identifier + "\"";
    }
}
