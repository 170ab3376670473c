package io.github.stepwise.ui.page.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.UiTest;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReleasePageTest extends UiTest {
    private final InstallCase install = new InstallCase();

    private void show() {
        open(new ReleasePage(desk, install));
        await("the releases are there", () -> install.release().get() != null);
    }

    @Test
    void typingFindsAReleaseAndTheArrowsPassThoseToAvoid() {
        show();
        write("1.3.5");
        assertThat(install.release().get()).isEqualTo(Version.of("1.3.5"));
        push(KeyCode.UP);
        // 1.3.52 to 1.3.50 are to be avoided.
        assertThat(install.release().get()).isEqualTo(Version.of("1.3.53"));
        push(KeyCode.DOWN);
        assertThat(install.release().get()).isEqualTo(Version.of("1.3.5"));
        assertThat(lookup("#release-chosen").queryAs(Label.class).getText()).isEqualTo("OnCall 1.3.5 needs");
        screenshot("avoid");
    }

    @Test
    void releaseThatIsNotAmongThoseFoundHasToBeSettledFirst() {
        show();
        write("1.3.2");
        push(KeyCode.CONTROL, KeyCode.A);
        write("1.8");
        assertThat(node("#next").isDisabled()).isTrue();
        awaitNode("#release-hidden");
        push(KeyCode.ENTER);
        assertThat(install.release().get().toString()).startsWith("1.8.");
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void newestIsChosenAndMattermostCanBeAdded() {
        show();
        ListView<Release> list = lookup("#release-list").query();
        assertThat(list.getSelectionModel().getSelectedItem().version()).isEqualTo(Version.of("1.16.9"));
        assertThat(node("#next").isDisabled()).isFalse();
        assertThat(isAbsent("#release-upgrade-instead")).isTrue();
        press("#release-mattermost");
        assertThat(install.apps().get()).contains(App.MATTERMOST);
        screenshot("english");
    }

    @Test
    void choiceAndSearchSurviveTheLanguage() {
        AtomicInteger pressed = new AtomicInteger();
        install.upgradeInstead().set(pressed::incrementAndGet);
        show();
        write("1.8");
        push(KeyCode.DOWN);
        Version chosen = install.release().get();
        resize(720, 520);
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("#release-search").queryAs(TextField.class).getText()).isEqualTo("1.8");
        ListView<Release> list = lookup("#release-list").query();
        assertThat(list.getSelectionModel().getSelectedItem().version()).isEqualTo(chosen);
        assertThat(lookup("#release-chosen").queryAs(Label.class).getText()).isEqualTo("OnCall " + chosen + " 需要");
        press("#release-upgrade-instead");
        assertThat(pressed).hasValue(1);
        screenshot("chinese-small");
    }
}
