package io.github.stepwise.ui.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A result that is still to come, of which no failure gets lost. A plain future keeps to itself what fails in the end of a
 * chain; here such a failure is told, be it of the work itself or of what was to be done with its result. Looked at is what
 * {@code whenComplete}, {@code handle} or {@code exceptionally} has been given.
 */
final class Watched<T> extends CompletableFuture<T> {
    private final Executor later;
    private final Consumer<Throwable> unforeseen;
    private volatile boolean passedOn;
    private volatile boolean seen;

    /**
     * @param later runs things when those who made this have had the time to say what comes after it
     * @param unforeseen is told what nobody looks at
     */
    Watched(Executor later, Consumer<Throwable> unforeseen) {
        this.later = later;
        this.unforeseen = unforeseen;
        // Not by a method of this, which would count as somebody who looks.
        CompletableFuture.allOf(this).whenComplete((done, failure) -> {
            if (failure != null && !seen) {
                later.execute(this::tellIfLost);
            }
        });
    }

    private void tellIfLost() {
        if (!isCompletedExceptionally() || passedOn || seen) {
            return;
        }
        // Once is enough.
        seen = true;
        super.handle((value, failure) -> Causes.of(failure)).thenAccept(cause -> {
            if (!(cause instanceof CancellationException)) {
                unforeseen.accept(cause);
            }
        });
    }

    /** Every stage that comes after this is made here. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        passedOn = true;
        Watched<U> next = new Watched<>(later, unforeseen);
        if (isDone()) {
            // What comes after a result that is there already ends before anybody can be told of its end.
            later.execute(next::tellIfLost);
        }
        return next;
    }

    /** Who takes it apart, for example to put it into another chain, looks at it. */
    @Override
    public CompletableFuture<T> toCompletableFuture() {
        passedOn = true;
        return this;
    }

    /** The action has seen a failure of the work; what fails in the action itself nobody else would see. */
    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
        CompletableFuture<T> after = super.whenComplete((value, failure) -> {
            try {
                action.accept(value, failure);
            } catch (RuntimeException | Error e) {
                unforeseen.accept(e);
                throw e;
            }
        });
        ((Watched<T>) after).seen = true;
        return after;
    }
}
