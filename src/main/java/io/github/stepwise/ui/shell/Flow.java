package io.github.stepwise.ui.shell;

import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of one task and the one that is shown; has no controls. */
public final class Flow {
    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    private final String id;
    private final List<WizardPage> pages;
    private final ObservableValue<Phrase> subject;
    private final ReadOnlyObjectWrapper<WizardPage> current = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty ended = new SimpleBooleanProperty();
    private final ObjectProperty<Closing> untouched = new SimpleObjectProperty<>(Closing.SAFE);
    private final List<Runnable> closers = new ArrayList<>();
    private Runnable before;
    private Consumer<Throwable> unforeseen = e -> LOG.error("a page of the flow failed", e);

    /**
     * @param id names the flow in the book {@code shell}: {@code upgrade}
     * @param pages at least one
     */
    public Flow(String id, List<? extends WizardPage> pages) {
        this(id, pages, new SimpleObjectProperty<>());
    }

    /**
     * @param id names the flow in the book {@code shell}: {@code upgrade}
     * @param pages at least one
     * @param subject stands over all pages instead of the flow's name, once it is known; holds null before
     */
    public Flow(String id, List<? extends WizardPage> pages, ObservableValue<Phrase> subject) {
        this.id = id;
        this.pages = List.copyOf(pages);
        this.subject = subject.orElse(Phrase.of("shell", "flow." + id));
    }

    public String id() {
        return id;
    }

    /** What is being done, for people. */
    public ObservableValue<Phrase> subject() {
        return subject;
    }

    public List<WizardPage> pages() {
        return pages;
    }

    public ReadOnlyObjectProperty<WizardPage> current() {
        return current.getReadOnlyProperty();
    }

    /** True while a page is being left. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** True once the last page has been left. */
    public ReadOnlyBooleanProperty ended() {
        return ended;
    }

    /** Whether the button that goes on works on this page. */
    public BooleanBinding nextPossible(WizardPage page) {
        return Bindings.and(page.canContinue(), busy.not());
    }

    /** Whether Back works on this page. */
    public BooleanBinding backPossible(WizardPage page) {
        return Bindings.createBooleanBinding(() -> index(page) > 0 || before != null, current)
                .and(page.backAllowed())
                .and(busy.not());
    }

    /** Whether the window may be closed while this page is shown. */
    public ObservableValue<Closing> closing(WizardPage page) {
        return Bindings.createObjectBinding(
                () -> page.closing().get().equals(Closing.SAFE)
                        ? untouched.get()
                        : page.closing().get(),
                page.closing(),
                untouched);
    }

    /** What is told on pages that have changed nothing; to be set where something was changed before the flow was opened. */
    public ObjectProperty<Closing> untouched() {
        return untouched;
    }

    /** Shows the first page. */
    public void start() {
        startAt(pages.get(0).id());
    }

    /** Shows that page; those before it can be reached by Back. */
    public void startAt(String pageId) {
        show(page(pageId).orElseThrow());
    }

    public Optional<WizardPage> page(String pageId) {
        return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
    }

    /** Leaves the page if it lets us, and shows the next one. Does nothing while the last press is still at work. */
    public void next() {
        WizardPage page = current.get();
        if (busy.get() || !page.canContinue().get()) {
            return;
        }
        busy.set(true);
        leave(page).whenComplete((left, failure) -> {
            busy.set(false);
            if (failure != null) {
                unforeseen.accept(failure);
            } else if (left && current.get() == page) {
                guarded(() -> advance(page));
            }
        });
    }

    /** A page that throws at once must not leave the buttons off for good. */
    private static CompletionStage<Boolean> leave(WizardPage page) {
        try {
            return Objects.requireNonNull(page.leave(), "a page says when it has been left");
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void advance(WizardPage page) {
        int following = index(page) + 1;
        if (following < pages.size()) {
            show(pages.get(following));
        } else {
            ended.set(true);
        }
    }

    /** Shows the page before. */
    public void back() {
        WizardPage page = current.get();
        if (busy.get() || !page.backAllowed().get()) {
            return;
        }
        if (index(page) > 0) {
            show(pages.get(index(page) - 1));
        } else if (before != null) {
            before.run();
        }
    }

    /** Whether a page comes before the one that is shown. */
    public boolean isPast(WizardPage page) {
        return index(page) < index(current.get());
    }

    /** Stops what pages still do; one that cannot stop does not keep the others from it. */
    public void close() {
        pages.forEach(page -> guarded(page::close));
        closers.forEach(this::guarded);
        closers.clear();
    }

    /** Does something when the flow is left, after its pages have been closed. */
    public void onClose(Runnable action) {
        closers.add(action);
    }

    /** @param back what Back does on the first page */
    void beginsAfter(Runnable back) {
        before = back;
    }

    /** @param newUnforeseen is told what fails in a page where the page itself does not expect it */
    void onUnforeseen(Consumer<Throwable> newUnforeseen) {
        unforeseen = newUnforeseen;
    }

    private void show(WizardPage page) {
        // First, so that the view is made of what the page knows by then.
        guarded(page::enter);
        current.set(page);
    }

    /** A page that fails is shown all the same, with what failed. */
    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            unforeseen.accept(e);
        }
    }

    private int index(WizardPage page) {
        return pages.indexOf(page);
    }
}
