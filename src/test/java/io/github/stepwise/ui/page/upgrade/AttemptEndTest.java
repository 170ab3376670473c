package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.upgrade.UpgradeOptions;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails around a run does not hide whether it has begun, and how it has ended. */
class AttemptEndTest {
    private static final RuntimeException MISTAKE = new IllegalStateException("on purpose");

    @TempDir
    Path folder;

    private Path file;
    private LeftoverRuns leftovers;
    private Attempt attempt;

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("oncall.db");
        leftovers = new LeftoverRuns(folder.resolve("leftovers.json"));
        ConnectionSettings settings = DemoFile.at(file);
        UpgradeCase upgradeCase = Cases.of(settings, "1.3.4", Cases.original(file));
        Preparation prepared = Preparation.of(
                Cases.CATALOG,
                settings,
                upgradeCase.plan().get(),
                false,
                upgradeCase.backup().get(),
                false);
        attempt = new Attempt(Cases.CATALOG, prepared, settings, UpgradeOptions.of(folder.resolve("rows")));
    }

    @Test
    void reportsThatFailAfterARunDoNotHideHowItHasEnded() throws Exception {
        AtomicInteger count = new AtomicInteger();
        Attempt.Outcome outcome = attempt.run(leftovers, null, run -> {
            if (count.getAndIncrement() > 0) {
                throw MISTAKE;
            }
            return List.of();
        });
        assertThat(outcome.result().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(outcome.unwritten()).isSameAs(MISTAKE);
        assertThat(attempt.record().result()).contains(outcome.result());
        assertThat(attempt.board().changes().head().activity()).isEqualTo(Head.Activity.ENDED);
        assertThat(leftovers.list()).isEmpty();
    }

    @Test
    void notesThatFailAreNoReasonNotToRun() throws Exception {
        attempt.stop();
        LeftoverRuns none = null;
        assertThat(attempt.run(none, null, run -> List.of()).result().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void whatFailsBeforeARunBeginsNothing() throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(Attempt.NotBegun.class)
                .isThrownBy(() -> attempt.run(leftovers, null, run -> {
                    throw MISTAKE;
                }))
                .withCause(MISTAKE);
        assertThat(attempt.record().result()).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(leftovers.list()).isEmpty();
    }
}
