package io.github.stepwise.ui.shell;

import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.theme.Fonts;
import io.github.stepwise.ui.theme.Themes;
import io.github.stepwise.ui.widget.Parts;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Everything inside the window: the start page, or the pages of a flow with what surrounds them. */
public final class Shell extends StackPane {
    private static final Phrase LEAVE_TITLE = Phrase.of("shell", "leave.title");
    private static final Phrase LEAVE_YES = Phrase.of("shell", "leave.yes");
    private static final Phrase LEAVE_NO = Phrase.of("shell", "leave.no");
    private static final Phrase REFUSED_TITLE = Phrase.of("shell", "refused.title");
    private static final Phrase REFUSED_OK = Phrase.of("shell", "refused.ok");

    private final Desk desk;
    private final Themes themes;
    private final Supplier<Node> start;
    private final BorderPane frame = new BorderPane();
    private final Veil veil;
    private Flow flow;
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
    }

    /** Shows the start page; a flow that was open is closed. */
    public void home() {
        if (flow != null) {
            flow.close();
            flow = null;
        }
        rebuild();
    }

    /** Shows a flow from its first page on. */
    public void open(Flow newFlow) {
        open(newFlow, newFlow.pages().get(0).id());
    }

    /** Shows a flow from one of its pages on. */
    public void open(Flow newFlow, String pageId) {
        if (flow != null) {
            flow.close();
        }
        flow = newFlow;
        newFlow.startAt(pageId);
        newFlow.current().addListener((property, old, page) -> showPage(newFlow));
        newFlow.ended().addListener((property, old, ended) -> home());
        rebuild();
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
        if (flow == null) {
            return CompletableFuture.completedFuture(true);
        }
        Closing rule = flow.current().get().closing().get();
        return switch (rule.kind()) {
            case SAFE -> CompletableFuture.completedFuture(true);
            case ASK ->
                ask(new Desktop.Question(LEAVE_TITLE, rule.text(), LEAVE_YES, LEAVE_NO))
                        .thenCompose(yes -> yes && isRefused() ? mayClose() : CompletableFuture.completedFuture(yes));
            case REFUSED ->
                ask(new Desktop.Question(REFUSED_TITLE, rule.text(), REFUSED_OK, REFUSED_OK))
                        .thenApply(read -> false);
        };
    }

    /** The work goes on behind a question; it may have come to where it must not be left while that was being read. */
    private boolean isRefused() {
        return flow != null && flow.current().get().closing().get().kind() == Closing.Kind.REFUSED;
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
        frame.setTop(new Header(desk, themes, words, flow == null ? "" : words.say("flow." + flow.id())));
        if (flow == null) {
            frame.setLeft(null);
            frame.setBottom(null);
            show(start.get(), null);
        } else {
            rail = new StepRail(words, flow);
            footer = new Footer(desk, words, flow, this::leave);
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
            show(page.view(), footer.next());
        }
    }

    /** @param otherwise what gets the focus if the view names nothing */
    private void show(Node view, Node otherwise) {
        content = view;
        frame.setCenter(Parts.scrolling(view));
        if (getScene() != null) {
            applyCss();
            layout();
        }
        Node first = view.lookup(".focus-first");
        if (first != null) {
            first.requestFocus();
        } else if (otherwise == null || otherwise.isDisabled()) {
            view.requestFocus();
        } else {
            otherwise.requestFocus();
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
