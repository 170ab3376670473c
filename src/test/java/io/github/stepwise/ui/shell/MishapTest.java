package io.github.stepwise.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Pages that fail where nobody had foreseen it: it shows, nothing is stuck, and there is a way on. */
class MishapTest extends UiTest {
    private static final String SECOND = "second failure";

    /** A page that can fail in every way. */
    private final class Failing extends Page {
        private Runnable entering = () -> {};
        private Runnable viewing = () -> {};
        private CompletionStage<Boolean> left = CompletableFuture.completedFuture(true);

        Failing(String id) {
            super(id);
        }

        @Override
        public void enter() {
            entering.run();
        }

        @Override
        public Node view() {
            viewing.run();
            return Parts.page(
                    id(),
                    "",
                    Parts.button(
                            "work",
                            "work",
                            () -> desk.background().call(() -> 1).thenAccept(done -> fail())),
                    Parts.button(
                            "lost",
                            "lost",
                            () -> desk.background()
                                    .call(() -> Version.of("nonsense"))
                                    .thenAccept(done -> {})),
                    Parts.button("now", "now", MishapTest::fail));
        }

        @Override
        public CompletionStage<Boolean> leave() {
            return left;
        }

        void rule(Closing rule) {
            closingRule().set(rule);
        }
    }

    private final Failing page = new Failing("connect");
    private final Failing next = new Failing("versions");

    private static void fail() {
        throw new IllegalStateException("for the test");
    }

    private String said(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    private void awaitMishap() {
        awaitNode("#mishap");
        assertThat(said("#mishap-sentence")).isEqualTo("Stepwise itself made a mistake.");
    }

    @Test
    void whatFollowsWorkAndFailsIsShown() {
        open(page, next);
        press("#work");
        awaitMishap();
        assertThat(said("#mishap-condition"))
                .isEqualTo("Nothing has been changed; the window can be closed at any time.");
        screenshot("work");
        resize(720, 520);
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(said("#mishap-sentence")).isEqualTo("Stepwise 自身出现了错误。");
        screenshot("small-chinese");
        press("#mishap-close");
        assertThat(isAbsent("#mishap")).isTrue();
    }

    @Test
    void workThatFailsAndNobodyLooksAtIsShown() {
        open(page, next);
        press("#lost");
        awaitNode("#mishap");
        press("#mishap-fold .title");
        awaitNode("#mishap-details");
    }

    @Test
    void aButtonThatFailsIsShown() {
        open(page, next);
        press("#now");
        awaitMishap();
    }

    @Test
    void aListenerThatFailsIsShown() {
        open(page, next);
        SimpleBooleanProperty property = new SimpleBooleanProperty();
        property.addListener(changed -> fail());
        interact(() -> property.set(true));
        awaitMishap();
    }

    @Test
    void aPageThatCannotBeEnteredIsShownWithWhatFailed() {
        next.entering = MishapTest::fail;
        open(page, next);
        press("#next");
        awaitMishap();
        assertThat(shell().flow().current().get()).isSameAs(next);
        press("#back");
        assertThat(shell().flow().current().get()).isSameAs(page);
    }

    @Test
    void aPageThatCannotBeShownHasWaysOut() {
        next.viewing = MishapTest::fail;
        open(page, next);
        press("#next");
        awaitMishap();
        press("#home");
        awaitNode("#start");
        assertThat(isAbsent("#mishap")).isTrue();
    }

    @Test
    void aPageThatCannotBeLeftSaysSo() {
        page.left = CompletableFuture.failedFuture(new IllegalStateException("for the test"));
        open(page, next);
        press("#next");
        awaitMishap();
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void aPageThatForgetsToSayWhenItIsLeftLeavesTheButtonsOn() {
        page.left = null;
        open(page, next);
        press("#next");
        awaitMishap();
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void theSameFailureIsToldOnce() {
        open(page, next);
        press("#now");
        awaitMishap();
        press("#mishap-close");
        press("#now");
        assertThat(isAbsent("#mishap")).isTrue();
        assertThat(node("#home").isDisabled()).isFalse();
        press("#lost");
        awaitNode("#mishap");
    }

    @Test
    void detailsAreSavedWithAllThatFailed() throws Exception {
        open(page, next);
        press("#now");
        awaitMishap();
        interact(() -> desk.background().tell(new IllegalArgumentException(SECOND)));
        Path file = folder.resolve("details.txt");
        desktop.choose(file);
        press("#mishap-save");
        await("saved", () -> !said("#mishap-saved").isEmpty());
        assertThat(said("#mishap-saved")).contains(file.toString());
        assertThat(Files.readString(file))
                .contains("Stepwise ", "Java ", "for the test", "  at " + MishapTest.class.getName(), SECOND);
    }

    @Test
    void aPageThatWillNeverLetGoCanBeLeftOnceNothingIsUnderWay() {
        open(page, next);
        interact(() -> page.rule(Closing.refused(Phrase.of("upgrade", "closing.running"))));
        assertThat(node("#home").isDisabled()).isTrue();
        press("#now");
        awaitMishap();
        assertThat(said("#mishap-condition")).contains("Look at the database again");
        press("#home");
        press("#question-yes");
        awaitNode("#start");
    }

    @Test
    void whileADatabaseIsBeingChangedTheWindowStaysOpen() throws Exception {
        open(page, next);
        CountDownLatch changed = new CountDownLatch(1);
        SimpleIntegerProperty ended = new SimpleIntegerProperty();
        interact(() -> {
            page.rule(Closing.refused(Phrase.of("upgrade", "closing.running")));
            desk.background()
                    .callEngine(() -> changed.await(1, TimeUnit.MINUTES))
                    .thenAccept(done -> ended.set(1));
        });
        try {
            press("#now");
            awaitMishap();
            assertThat(said("#mishap-condition")).contains("Leave the window open");
            press("#home");
            awaitNode("#question-no");
            assertThat(isAbsent("#question-yes")).isTrue();
            press("#question-no");
            assertThat(shell().flow()).isNotNull();
        } finally {
            changed.countDown();
        }
        await("the work has ended", () -> ended.get() == 1);
        press("#home");
        press("#question-yes");
        awaitNode("#start");
    }
}
