package io.github.stepwise.ui.shell;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.task.Causes;
import io.github.stepwise.ui.theme.Fonts;
import io.github.stepwise.ui.theme.Themes;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.ui.widget.Reveal;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything inside the window: the start page, or the pages of a flow with what surrounds them. */
public final class Shell extends StackPane {
    private static final Logger LOG = LoggerFactory.getLogger(Shell.class);
    private static final Phrase LEAVE_TITLE = Phrase.of("shell", "leave.title");
    private static final Phrase LEAVE_YES = Phrase.of("shell", "leave.yes");
    private static final Phrase LEAVE_NO = Phrase.of("shell", "leave.no");
    private static final Phrase REFUSED_TITLE = Phrase.of("shell", "refused.title");
    private static final Phrase REFUSED_OK = Phrase.of("shell", "refused.ok");
    private static final Phrase MISHAP_IDLE = Phrase.of("shell", "mishap.idle");
    private static final Phrase MISHAP_RUNNING = Phrase.of("shell", "mishap.running");

    private final Desk desk;
    private final Themes themes;
    private final Supplier<Node> start;
    private final BorderPane frame = new BorderPane();
    private final Mishaps mishaps = new Mishaps();
    private final VBox above = new VBox();
    private final Veil veil;
    private Flow flow;
    private Flow below;
    private Node content;
    private StepRail rail;
    private Footer footer;

    /** @param start makes the start page's view in the present language */
    public Shell(Desk desk, Themes themes, Supplier<Node> start) {
        this.desk = desk;
        this.themes = themes;
        this.start = start;
        this.veil = new Veil(desk);
        frame.getStyleClass().add("shell");
        frame.disableProperty().bind(veil.visibleProperty());
        getChildren().addAll(frame, veil);
        desk.language().addListener((property, old, chosen) -> rebuild());
        mishaps.shown().addListener((property, old, failure) -> showMishap());
        desk.background().onUnforeseen(this::unforeseen);
    }

    /** Shows the start page; a flow that was open is closed. */
    public void home() {
        close();
        rebuild();
    }

    private void close() {
        if (flow != null) {
            flow.close();
            flow = null;
            mishaps.clear();
        }
        if (below != null) {
            below.close();
            below = null;
        }
    }

    /** Shows a flow whose first page leads back to the one that is open now, which stays as it is until both are left. */
    public void openOver(Flow over) {
        Flow kept = flow;
        flow = null;
        over.beginsAfter(() -> {
            over.close();
            mishaps.clear();
            flow = kept;
            below = null;
            rebuild();
        });
        open(over);
        below = kept;
    }

    /** Shows a flow from its first page on. */
    public void open(Flow newFlow) {
        open(newFlow, newFlow.pages().get(0).id());
    }

    /** Shows a flow from one of its pages on. */
    public void open(Flow newFlow, String pageId) {
        close();
        mishaps.clear();
        flow = newFlow;
        newFlow.onUnforeseen(desk.background()::tell);
        newFlow.startAt(pageId);
        newFlow.current().addListener((property, old, page) -> showPage(newFlow));
        newFlow.busy().addListener((property, was, busy) -> revealUnlessLeft(newFlow, busy));
        newFlow.ended().addListener((property, old, ended) -> home());
        rebuild();
    }

    /** Tells above the page, and in its present state, what failed where nobody had foreseen it. */
    public void unforeseen(Throwable failure) {
        Throwable cause = Causes.of(failure);
        if (mishaps.add(cause)) {
            LOG.error("something failed unexpectedly", cause);
        }
    }

    /** Asks over everything else. */
    public CompletionStage<Boolean> ask(Desktop.Question question) {
        return veil.ask(question);
    }

    /** Takes no input until the work has ended, one way or another; for what takes seconds, not minutes. */
    public <T> CompletionStage<T> busy(Phrase what, CompletionStage<T> work) {
        veil.busy(what);
        return work.whenComplete((result, failure) -> veil.lift());
    }

    /** Whether the window may close now; asks where that makes a difference. */
    public CompletionStage<Boolean> mayClose() {
        Closing rule = rule();
        return switch (rule.kind()) {
            case SAFE -> CompletableFuture.completedFuture(true);
            case ASK -> askWhile(rule, new Desktop.Question(LEAVE_TITLE, rule.text(), LEAVE_YES, LEAVE_NO));
            case REFUSED ->
                isStuck()
                        ? ask(new Desktop.Question(LEAVE_TITLE, MISHAP_IDLE, LEAVE_YES, LEAVE_NO))
                        : askWhile(rule, new Desktop.Question(REFUSED_TITLE, rule.text(), REFUSED_OK, REFUSED_OK))
                                .thenApply(read -> false);
        };
    }

    private CompletionStage<Boolean> askWhile(Closing rule, Desktop.Question question) {
        return ClosingQuestion.whileTrue(
                flow.closing(flow.current().get()), rule, ask(question).toCompletableFuture(), this::mayClose);
    }

    /** A page that failed may never come to where it lets go, although nothing is under way any more. */
    private boolean isStuck() {
        return !mishaps.isEmpty() && !desk.background().isEngineBusy();
    }

    private Closing rule() {
        boolean shown = flow != null && flow.current().get() != null;
        return shown ? flow.closing(flow.current().get()).getValue() : Closing.SAFE;
    }

    /** The flow that is open; null on the start page. */
    public Flow flow() {
        return flow;
    }

    private void leave() {
        mayClose().thenAccept(yes -> {
            if (yes) {
                home();
            }
        });
    }

    private void rebuild() {
        Fonts.dress(this, desk.language().get());
        Words words = desk.words("shell");
        frame.setTop(new Header(
                desk, themes, words, flow == null ? null : flow.subject().map(desk::say)));
        if (flow == null) {
            frame.setLeft(null);
            frame.setBottom(null);
            show(view(start), null);
        } else {
            rail = new StepRail(words, flow);
            footer = new Footer(desk, words, flow, this::leave, this::reveal);
            keepFocus(footer.next());
            frame.setLeft(rail);
            frame.setBottom(footer);
            showPage(flow);
        }
    }

    private void showPage(Flow shown) {
        if (shown == flow) {
            WizardPage page = flow.current().get();
            rail.update();
            footer.show(page);
            show(view(page::view), footer.next());
        }
    }

    /** A view that cannot be built is an empty one, with what failed above it and the ways out around it. */
    private Node view(Supplier<Node> made) {
        try {
            return made.get();
        } catch (RuntimeException | Error e) {
            desk.background().tell(e);
            return Parts.page(desk.words("shell").say("app"), "");
        }
    }

    private void showMishap() {
        above.getChildren().clear();
        if (mishaps.shown().get() != null) {
            above.getChildren().add(new MishapCard(desk, mishaps, condition(), isUntouched()));
            if (frame.getCenter() instanceof ScrollPane pane) {
                pane.setVvalue(0);
            }
        }
        if (footer != null && flow != null) {
            footer.release(!mishaps.isEmpty());
        }
    }

    private boolean isUntouched() {
        return rule().equals(Closing.SAFE) && !desk.background().isEngineBusy();
    }

    /** What the page says itself, as long as that can be true. */
    private String condition() {
        Closing rule = rule();
        if (rule.kind() != Closing.Kind.REFUSED) {
            return desk.say(rule.text());
        }
        return desk.say(desk.background().isEngineBusy() ? MISHAP_RUNNING : MISHAP_IDLE);
    }

    /** @param otherwise what gets the focus if the view names nothing */
    private void show(Node view, Node otherwise) {
        content = view;
        frame.setCenter(Parts.scrolling(new VBox(above, view)));
        showMishap();
        if (getScene() != null) {
            applyCss();
            layout();
        }
        Node first = view.lookup(".focus-first");
        if (first != null) {
            first.requestFocus();
            Reveal.node(first);
        } else if (otherwise == null || otherwise.isDisabled()) {
            view.requestFocus();
        } else {
            otherwise.requestFocus();
        }
    }

    /** Shows what the page waits for. */
    private void reveal(Waiting waiting) {
        Node wanted = waiting.node().isEmpty() ? null : content.lookup("#" + waiting.node());
        if (wanted != null) {
            wanted.requestFocus();
            Reveal.node(wanted);
        }
    }

    /** Somebody wanted to go on, and it has turned out that something is in the way: it may be out of sight. */
    private void revealUnlessLeft(Flow shown, boolean busy) {
        WizardPage page = shown.current().get();
        if (shown == flow && !busy && !page.canContinue().get()) {
            Optional.ofNullable(page.waitingFor().get()).ifPresent(this::reveal);
        }
    }

    /** The focus rests on the page while the button is off, instead of going to whatever comes next, and returns to it. */
    private void keepFocus(Node next) {
        next.disabledProperty().addListener((property, was, off) -> {
            if (off && next.isFocused()) {
                content.requestFocus();
            } else if (!off && content.isFocused()) {
                next.requestFocus();
            }
        });
    }
}
