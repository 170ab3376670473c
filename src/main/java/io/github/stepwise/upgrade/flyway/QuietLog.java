package io.github.stepwise.upgrade.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Flyway speak at debug level only. Its own words ("Please restore backups and roll back database and code!") are not
 * true here, and failures are told by whoever started the run.
 */
public final class QuietLog implements LogCreator {
    /** Flyway makes one by its name. */
    public QuietLog() {}

    @Override
    public Log createLogger(Class<?> clazz) {
        Logger logger = LoggerFactory.getLogger(clazz);
        return new Log() {
            @Override
            public void debug(String message) {
                logger.trace(message);
            }

            @Override
            public void info(String message) {
                logger.debug(message);
            }

            @Override
            public void warn(String message) {
                logger.debug(message);
            }

            @Override
            public void error(String message) {
                logger.debug(message);
            }

            @Override
            public void error(String message, Exception e) {
                logger.debug(message, e);
            }

            @Override
            public void notice(String message) {
                logger.debug(message);
            }
        };
    }
}
