package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Flow;
import io.github.stepwise.ui.shell.Next;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.theme.Fonts;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

/** The window around the pages: going on, going back, closing, changing the language. */
class ShellTest extends UiTest {
    private static final Phrase WORKING = Phrase.of("shell", "demo.making");

    /** A page with one field. */
    private static class OneField extends Page {
        final StringProperty text = new SimpleStringProperty("");
        CompletableFuture<Boolean> left = CompletableFuture.completedFuture(true);

        OneField(String id) {
            super(id);
        }

        @Override
        public Node view() {
            TextField field = new TextField();
            field.setId(id() + "-field");
            field.getStyleClass().add("focus-first");
            field.textProperty().bindBidirectional(text);
            return Parts.page(id(), "", field);
        }

        @Override
        public CompletionStage<Boolean> leave() {
            return Objects.requireNonNull(left, "for the test");
        }

        void rule(Closing rule) {
            closingRule().set(rule);
        }

        void waitsFor(Waiting waiting) {
            waiting().set(waiting);
            continuable().set(waiting == null);
        }

        void called(Next action) {
            nextAction().set(action);
        }
    }

    private final OneField first = new OneField("connect");
    private final OneField second = new OneField("versions");

    @Test
    void aFlowOverAnotherLeadsBackToIt() {
        Flow below = open(first, second);
        press("#next");
        awaitPage("versions");
        write("kept");
        AtomicInteger closed = new AtomicInteger();
        below.onClose(closed::incrementAndGet);
        Flow over = new Flow("restore", List.of(new OneField("file"), new OneField("restore")));
        interact(() -> shell().openOver(over));
        awaitPage("file");
        press("#next");
        awaitPage("restore");
        press("#back");
        awaitPage("file");
        press("#back");
        awaitPage("versions");
        assertThat(lookup("#versions-field").queryAs(TextField.class).getText()).isEqualTo("kept");
        assertThat(closed).hasValue(0);
        interact(() -> shell().openOver(new Flow("restore", List.of(new OneField("file")))));
        press("#home");
        assertThat(shell().flow()).isNull();
        assertThat(closed).hasValue(1);
    }

    @Test
    void backKeepsWhatWasTyped() {
        open(first, second);
        write("here");
        push(KeyCode.ENTER);
        awaitPage("versions");
        write("there");
        press("#back");
        assertThat(lookup("#connect-field").queryAs(TextField.class).getText()).isEqualTo("here");
        press("#next");
        assertThat(lookup("#versions-field").queryAs(TextField.class).getText()).isEqualTo("there");
    }

    @Test
    void aPageThatTakesItsTimeToLeaveSwitchesTheButtonsOff() {
        first.left = new CompletableFuture<>();
        open(first, second);
        press("#next");
        assertThat(node("#next").isDisabled()).isTrue();
        interact(() -> first.left.complete(false));
        assertThat(shell().flow().current().get()).isSameAs(first);
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void whatThePageWaitsForStandsBesideTheButtonAndLeadsThere() {
        open(first, second);
        assertThat(isAbsent("#waiting")).isTrue();
        interact(() -> {
            first.waitsFor(new Waiting(Phrase.of("shell", "flow.backup"), "connect-field"));
            node("#home").requestFocus();
        });
        Hyperlink waiting = awaitNode("#waiting");
        assertThat(waiting.getText()).isEqualTo("Back up a database");
        assertThat(node("#next").getAccessibleHelp()).isEqualTo("Back up a database");
        press("#waiting");
        assertThat(node("#connect-field").isFocused()).isTrue();
        interact(() -> first.waitsFor(null));
        assertThat(isAbsent("#waiting")).isTrue();
        assertThat(node("#next").getAccessibleHelp()).isNullOrEmpty();
    }

    @Test
    void whoCannotGoOnIsLedToWhatIsMissing() {
        first.left = new CompletableFuture<>();
        open(first, second);
        interact(() -> node("#home").requestFocus());
        press("#next");
        interact(() -> {
            first.waitsFor(new Waiting(Phrase.of("shell", "flow.backup"), "connect-field"));
            first.left.complete(false);
        });
        assertThat(node("#connect-field").isFocused()).isTrue();
    }

    @Test
    void enterNeverBeginsToChangeADatabase() {
        open(first, second);
        interact(() -> first.called(Next.commit(Phrase.of("shell", "flow.upgrade"))));
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("Upgrade a database");
        push(KeyCode.ENTER);
        assertThat(shell().flow().current().get()).isSameAs(first);
    }

    @Test
    void theLanguageChangesAtOnceAndKeepsThePage() {
        open(first, second);
        write("kept");
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("#next").queryAs(Button.class).getText()).isEqualTo("下一步");
        assertThat(lookup("#connect-field").queryAs(TextField.class).getText()).isEqualTo("kept");
        assertThat(desk.preferences().get("language")).contains("zh-CN");
    }

    /** Whoever reads nothing but Chinese has to find it in the English window. */
    @Test
    void chineseIsNamedInAFontThatHasItsCharacters() {
        open(first, second);
        MenuButton menu = lookup("#language").query();
        String style = menu.getItems().stream()
                .filter(item -> item.getText().equals(Language.CHINESE.title()))
                .findFirst()
                .orElseThrow()
                .getStyle();
        Pane dressed = new Pane();
        interact(() -> Fonts.dress(dressed, Language.CHINESE));
        assertThat(style == null ? "" : style).isEqualTo(dressed.getStyle());
        assumeThat(dressed.getStyle()).as("a Chinese font is installed").isNotEmpty();
        assertThat(style).startsWith("-fx-font-family");
    }

    /** Commands are read letter by letter, in Chinese as well; only what has Chinese in it needs the other font. */
    @Test
    void commandsKeepTheirFontInChinese() {
        Label command = Parts.code(new Label("docker compose stop engine"), "docker compose stop engine");
        Label mixed = Parts.code(new Label("见 a.log"), "见 a.log");
        interact(() -> {
            desk.language().set(Language.CHINESE);
            Pane pane = new Pane(command, mixed);
            Fonts.dress(pane, Language.CHINESE);
            shell().getChildren().add(pane);
            shell().applyCss();
        });
        assertThat(command.getFont().getFamily())
                .isEqualTo(Font.font("Monospaced").getFamily());
        assertThat(mixed.getFont().getFamily())
                .isNotEqualTo(Font.font("Monospaced").getFamily());
    }

    @Test
    void closingAsksWhereSomethingWouldBeGivenUp() {
        open(first, second);
        interact(() -> first.rule(Closing.ask(WORKING)));
        assertThat(lookup("#closing").queryAs(Label.class).getText()).isEqualTo(WORKING.toString());
        press("#home");
        awaitNode("#question");
        push(KeyCode.ESCAPE);
        assertThat(shell().flow()).isNotNull();
        press("#home");
        press("#question-yes");
        assertThat(shell().flow()).isNull();
    }

    @Test
    void consentToCloseDoesNotHoldWhereTheWorkHasGoneOnMeanwhile() {
        open(first, second);
        interact(() -> first.rule(Closing.ask(WORKING)));
        press("#home");
        awaitNode("#question-yes");
        interact(() -> first.rule(Closing.refused(Phrase.of("shell", "leave.title"))));
        awaitNode("#question-no");
        assertThat(isAbsent("#question-yes")).as("nobody can consent any more").isTrue();
        press("#question-no");
        assertThat(shell().flow()).isNotNull();
    }

    /** Pages take the focus when something has ended. */
    @Test
    void aMenuStaysOpenWhateverThePageBehindItDoes() {
        open(first, second);
        press("#language");
        interact(() -> node("#next").requestFocus());
        clickOn("简体中文");
        assertThat(desk.language().get()).isEqualTo(Language.CHINESE);
    }

    @Test
    void aQuestionSaysWhatIsTrueNow() {
        open(first, second);
        interact(() -> first.rule(Closing.ask(WORKING)));
        press("#home");
        awaitNode("#question-yes");
        interact(() -> first.rule(Closing.ask(Phrase.of("shell", "leave.title"))));
        assertThat(lookup("#question-text").queryAs(Label.class).getText())
                .isEqualTo(lookup("#closing").queryAs(Label.class).getText())
                .isNotEqualTo(WORKING.toString());
        press("#question-yes");
        assertThat(shell().flow()).isNull();
    }

    @Test
    void whatHasEndedIsSeenBeforeTheWindowCloses() {
        open(first, second);
        interact(() -> first.rule(Closing.ask(WORKING)));
        interact(() -> stage.getOnCloseRequest()
                .handle(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
        awaitNode("#question-yes");
        interact(() -> first.rule(Closing.SAFE));
        assertThat(isAbsent("#question")).isTrue();
        assertThat(shell().flow()).isNotNull();
        assertThat(stage.isShowing()).isTrue();
    }

    @Test
    void aPageThatFailsAtOnceLeavesTheButtonsOn() {
        first.left = null;
        open(first, second);
        press("#next");
        assertThat(shell().flow().current().get()).isSameAs(first);
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void whatFollowsWorkComesAfterTheVeil() {
        open(first, second);
        CompletableFuture<String> work = new CompletableFuture<>();
        Desktop.Question question = new Desktop.Question(
                Phrase.of("shell", "demo.failed.title"),
                Phrase.of("shell", "demo.failed.text", ""),
                Phrase.of("shell", "refused.ok"),
                Phrase.of("shell", "refused.ok"));
        interact(() -> shell().busy(Phrase.of("shell", "demo.making"), work)
                .whenComplete((done, failure) -> shell().ask(question)));
        awaitNode("#busy");
        interact(() -> work.completeExceptionally(new IllegalStateException("for the test")));
        awaitNode("#question-no");
    }

    @Test
    void whatMustNotBeClosedStaysOpen() {
        open(first, second);
        interact(() -> first.rule(Closing.refused(WORKING)));
        assertThat(node("#home").isDisabled()).isTrue();
        interact(() -> stage.getOnCloseRequest()
                .handle(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
        awaitNode("#question-no");
        assertThat(isAbsent("#question-yes")).isTrue();
        press("#question-no");
        assertThat(stage.isShowing()).isTrue();
    }
}
