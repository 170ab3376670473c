package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.testing.DemoFile;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

/** From an installation to an upgrade and the other way, in the real flows: what is known goes along, and nothing is lost. */
class InstallInsteadTest extends UiTest {
    @Test
    void theDatabaseThatIsInTheWayIsUpgraded() throws Exception {
        Path file = folder.resolve("oncall.db");
        DemoFile.at(file);
        press("#start-install");
        awaitPage("release");
        goOnTo("connect");
        press("#connect-engine-sqlite");
        type("#connect-file", file.toString());
        goOnTo("install");
        press("#install-upgrade-instead");
        awaitPage("connect");
        assertThat(shell().flow().id()).isEqualTo("upgrade");
        assertThat(file()).isEqualTo(file.toString());
        goOnTo("versions");
    }

    @Test
    void aFreshDatabaseInsteadLeadsBackToThePlan() throws Exception {
        Path file = folder.resolve("oncall.db");
        desk.recent().add(Connections.remembered(DemoFile.at(file)));
        interact(() -> shell().home());
        press("#start-recent-0");
        goOnTo("versions");
        goOnTo("path");
        press("#path-fresh");
        goOnTo("release");
        assertThat(shell().flow().id()).isEqualTo("install");
        press("#release-upgrade-instead");
        awaitPage("path");
        goOnTo("release");
        goOnTo("connect");
        assertThat(file()).as("another one, at the same place").isEmpty();
        assertThat(node("#next").isDisabled()).isTrue();
        press("#back");
        press("#back");
        awaitPage("path");
        assertThat(shell().flow().id()).isEqualTo("upgrade");
        press("#path-upgrade");
        assertThat(isAbsent("#path-migrations")).as("the plan is still there").isFalse();
    }

    private String file() {
        return lookup("#connect-file").queryAs(TextInputControl.class).getText();
    }
}
