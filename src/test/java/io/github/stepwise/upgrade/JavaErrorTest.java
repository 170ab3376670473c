package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Errors of Java's in the middle of a run are no reason not to tell how it has ended. */
class JavaErrorTest {
    /** One release after the sample's. */
    private static final Version NEAR = Version.of("1.3.4");

    @TempDir
    Path exports;

    /** After a statement of the second migration that has any. */
    private static final class Overflow implements Faults {
        private String first;
        private boolean struck;

        @Override
        public void done(String migration, int number, Connection connection) {
            first = first == null ? migration : first;
            if (!struck && !migration.equals(first)) {
                struck = true;
                throw new StackOverflowError("on purpose");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void anErrorIsToldAsAnyOtherFailure(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            int planned = sample.plan(NEAR).migrations().size();

            UpgradeResult result = sample.upgrade(NEAR, new Overflow()).run();

            assertThat(result.outcome()).isEqualTo(UpgradeResult.Outcome.FAILED);
            UpgradeFailure failure = result.failure().orElseThrow();
            assertThat(failure.sentence())
                    .contains("Stepwise itself made a mistake: java.lang.StackOverflowError: on purpose");
            assertThat(sample.heard(UpgradeEvent.Failed.class)).hasSize(1);
            assertThat(result.condition())
                    .isEqualTo(
                            switch (engine) {
                                case POSTGRESQL -> Condition.ROLLED_BACK;
                                case MYSQL, MARIADB -> Condition.PARTLY_CHANGED;
                                case SQLITE -> Condition.UNCHANGED;
                            });
            if (engine.isMySqlFamily()) {
                assertThat(failure.conditionText()).contains("The one that failed may have begun.");
            }
            if (engine != Engine.SQLITE) {
                assertThat(sample.plan(NEAR).migrations()).hasSize(planned - result.migrations());
            }
            assertThat(sample.run(NEAR).outcome()).isEqualTo(UpgradeResult.Outcome.COMPLETED);
        }
    }

    @Test
    void anErrorOfAListenerDisturbsNothing() {
        Logger log = (Logger) LoggerFactory.getLogger(Events.class);
        log.setLevel(Level.OFF);
        try {
            Events events = new Events(event -> {
                throw new StackOverflowError("on purpose");
            });
            assertThatNoException().isThrownBy(() -> events.tell(new UpgradeEvent.Paused(Instant.now(), NEAR)));
        } finally {
            log.setLevel(null);
        }
    }
}
