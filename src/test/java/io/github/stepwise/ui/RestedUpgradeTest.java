package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.ui.testing.UiTest;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/** From a rest at a stop to the rest of the way. */
class RestedUpgradeTest extends UiTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void theDemoGoesOnToItsTargetWithItsKey() {
        press("#start-demo");
        awaitPage("versions");
        await("it was looked at", () -> !node("#next").isDisabled());
        type("#versions-search", "1.8.5");
        for (String page : new String[] {"path", "checks", "backup"}) {
            goOnTo(page);
        }
        press("#backup-choice-original");
        goOnTo("upgrade");
        ComboBox<Optional<Version>> pause = lookup("#upgrade-pause").queryComboBox();
        interact(() -> pause.setValue(pause.getItems().get(1)));
        goOn();
        await(
                "it rests",
                LONG,
                () -> shell().flow().current().get().canContinue().get() && isAbsent("#upgrade-demo"));
        goOnTo("result");

        press("#result-go-on");
        awaitPage("connect");
        goOnTo("versions");
        goOnTo("path");
        awaitNode("#path-key-known");
        assertThat(desk.say(shell().flow().subject().getValue())).endsWith("1.8.5");
    }
}
