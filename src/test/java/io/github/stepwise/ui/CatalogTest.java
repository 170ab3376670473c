package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.UiTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A catalog that comes late holds nothing up but the flows, and one that cannot be read is told of. */
class CatalogTest extends UiTest {
    private static final int MOST_SECONDS = 60;

    private final CountDownLatch mayBeRead = new CountDownLatch(1);
    private volatile boolean broken;

    @Override
    protected Catalog readCatalog() throws Exception {
        if (!mayBeRead.await(MOST_SECONDS, TimeUnit.SECONDS) || broken) {
            throw new IllegalStateException("no catalog for the test");
        }
        return super.readCatalog();
    }

    @AfterEach
    void letGo() {
        mayBeRead.countDown();
    }

    private void awaitFailed() {
        awaitNode("#mishap");
        assertThat(lookup("#mishap-sentence").queryAs(Label.class).getText()).startsWith("Stepwise itself");
    }

    @Test
    void flowBeginsWhenTheCatalogIsThere() {
        press("#start-install");
        awaitNode("#busy");
        assertThat(shell().flow()).isNull();
        assertThatThrownBy(() -> desk.knownCatalog()).isInstanceOf(IllegalStateException.class);
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(desk.translate("A sentence.")).isEqualTo("A sentence.");
        mayBeRead.countDown();
        awaitPage("release");
        assertThat(isAbsent("#busy")).isTrue();
        assertThat(desk.knownCatalog().releases()).isNotEmpty();
    }

    @Test
    void flowBegunEarlyIsNotBegunWithoutTheCatalogButCanBeTriedAgain() {
        broken = true;
        press("#start-upgrade");
        awaitNode("#busy");
        mayBeRead.countDown();
        awaitFailed();
        assertThat(isAbsent("#busy")).isTrue();
        assertThat(shell().flow()).isNull();
        screenshot("unreadable");
        press("#mishap-close");
        press("#start-demo");
        await("and fails again", () -> !desk.background().isEngineBusy() && shell().flow() == null);
        broken = false;
        press("#start-install");
        awaitPage("release");
    }

    @Test
    void whatCannotBeReadIsToldAtOnce() {
        broken = true;
        mayBeRead.countDown();
        awaitFailed();
    }
}
