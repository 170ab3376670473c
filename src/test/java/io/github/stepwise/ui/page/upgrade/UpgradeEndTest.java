package io.github.stepwise.ui.page.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.upgrade.UpgradeModel.Phase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.PlainDesk;
import io.github.stepwise.ui.trouble.TroubleWords;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run has ended, without a window. */
class UpgradeEndTest {
    @TempDir
    private Path folder;

    private Path file;
    private PlainDesk plain;
    private UpgradeCase upgradeCase;
    private UpgradeModel model;

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("oncall.db");
        DemoFile.at(file);
        plain = new PlainDesk(folder);
        prepare("1.3.4");
    }

    private void prepare(String target) throws Exception {
        upgradeCase = Cases.of(ConnectionSettings.sqlite(file), target, Cases.original(file));
        model = new UpgradeModel(plain.desk(), upgradeCase, folder.resolve("home"));
        model.enter();
    }

    @AfterEach
    void end() {
        plain.close();
    }

    /** A run as the page shows it, of which the engine does not tell the end. */
    private Attempt watched() throws Exception {
        Preparation prepared = Preparation.of(
                Cases.CATALOG,
                ConnectionSettings.sqlite(file),
                upgradeCase.plan().get(),
                false,
                upgradeCase.backup().get(),
                false);
        Attempt attempt = new Attempt(
                Cases.CATALOG,
                prepared,
                ConnectionSettings.sqlite(file),
                model.commit().options());
        model.watch(attempt);
        return attempt;
    }

    @Test
    void aRunWhoseEndIsLostIsNotTakenForOneThatDidNotBegin() throws Exception {
        Attempt attempt = watched();
        model.ended(attempt, null, new StackOverflowError("on purpose"));
        assertThat(model.phase().get()).isEqualTo(Phase.ENDED);
        assertThat(model.result().get().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(model.result().get().condition()).isEqualTo(Condition.UNKNOWN);
        assertThat(attempt.record().result()).contains(model.result().get());
        assertThat(model.run().head().get().activity()).isEqualTo(Head.Activity.ENDED);
        assertThat(model.trouble().get().safe()).isFalse();
        assertThat(model.trouble().get().sentence())
                .contains("Stepwise itself made a mistake: java.lang.StackOverflowError");
        assertThat(model.trouble().get().nextSteps()).anyMatch(step -> step.startsWith("Connect again"));
        assertThat(new TroubleWords(model.trouble().get(), Locale.SIMPLIFIED_CHINESE).sentence())
                .contains("目前无法得知数据库处于什么状态");
        assertThat(model.hasOriginal()).isFalse();
    }

    @Test
    void reportsThatCouldNotBeWrittenAreToldBesideHowTheRunHasEnded() throws Exception {
        Attempt attempt = watched();
        attempt.stop();
        Attempt.Outcome run = attempt.run(plain.desk().leftovers(), null, record -> List.of());
        RuntimeException mistake = new IllegalStateException("on purpose");
        model.ended(attempt, new Attempt.Outcome(run.result(), List.of(), mistake), null);
        assertThat(model.phase().get()).isEqualTo(Phase.ENDED);
        assertThat(model.result().get().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(model.trouble().get()).isNull();
        assertThat(model.report().trouble().get().details()).contains(mistake.toString());
    }

    @Test
    void anOriginalThatIsNotThereIsNotCalledUntouched() throws Exception {
        DemoFile.execute(file, "create view by_hand as select cached_render_for_web from alerts_alertgroup");
        prepare("1.3.15");
        model.start();
        plain.until("it has failed", () -> model.phase().get() == Phase.ENDED);
        assertThat(model.result().get().condition()).isEqualTo(Condition.UNCHANGED);
        assertThat(model.hasOriginal()).isTrue();
        Files.move(file, folder.resolve("away.db"));
        model.start();
        plain.until("it was refused", () -> model.phase().get() == Phase.ENDED);
        assertThat(model.trouble().get().sentence()).contains("oncall.db");
        assertThat(model.hasOriginal()).isFalse();
    }
}
