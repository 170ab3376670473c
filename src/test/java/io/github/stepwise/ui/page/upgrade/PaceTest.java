package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.page.upgrade.RunRow.Standing;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceTest {
    @TempDir
    private Path folder;

    private Plan plan() throws Exception {
        return Cases.of(DemoFile.at(folder.resolve("oncall.db")), "1.3.15", null)
                .plan()
                .get();
    }

    @Test
    void everythingDoneIsOne() throws Exception {
        Plan plan = plan();
        Pace pace = new Pace(plan, Optional.empty());
        List<RunRow> rows = new RunBoard(plan).rows();
        assertThat(pace.share(rows)).isZero();
        List<RunRow> done = rows.stream()
                .map(row -> row instanceof RunRow.Migration migration ? migration.with(Standing.DONE) : row)
                .map(RunRow.class::cast)
                .toList();
        assertThat(pace.share(done)).isEqualTo(1.0);
    }

    @Test
    void theEstimateCountsUntilTheRunHasASpeedOfItsOwn() throws Exception {
        Pace pace = new Pace(plan(), Optional.of(Duration.ofSeconds(100)));
        assertThat(pace.left(0, Duration.ofSeconds(10))).contains(Duration.ofSeconds(90));
        // Half is done in 10 seconds; before it was said to take 50.
        assertThat(pace.left(0.5, Duration.ofSeconds(10))).contains(Duration.ofSeconds(30));
        assertThat(pace.left(1, Duration.ofSeconds(20))).contains(Duration.ZERO);
    }

    @Test
    void withoutAnEstimateNothingIsSaidAtFirst() throws Exception {
        Pace pace = new Pace(plan(), Optional.empty());
        assertThat(pace.left(0.5, Duration.ofSeconds(1))).isEmpty();
        assertThat(pace.left(0.01, Duration.ofSeconds(10))).isEmpty();
        assertThat(pace.left(0.5, Duration.ofSeconds(10))).contains(Duration.ofSeconds(10));
    }
}
