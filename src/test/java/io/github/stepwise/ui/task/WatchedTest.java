package io.github.stepwise.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Which failures are told, and which somebody has looked at. */
class WatchedTest {
    private static final RuntimeException FAILURE = new IllegalStateException("for the test");

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<Throwable> told = new ArrayList<>();

    private <T> Watched<T> pending() {
        return new Watched<>(later::add, told::add);
    }

    private List<Throwable> told() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        return told;
    }

    private static void fail(Object value) {
        throw FAILURE;
    }

    @Test
    void failureThatNobodyLooksAtIsTold() {
        pending().completeExceptionally(FAILURE);
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void failureThatPassesByWhatOnlyTakesResultsIsToldOnce() {
        Watched<String> work = pending();
        work.thenApply(String::length).thenAccept(length -> {}).thenRun(() -> {});
        work.completeExceptionally(FAILURE);
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void whatFailsAfterTheWorkIsTold() {
        for (int i = 0; i < 2; i++) {
            told.clear();
            Watched<String> work = pending();
            // Before and after the result has come.
            if (i == 1) {
                work.complete("done");
            }
            work.thenAccept(WatchedTest::fail);
            work.complete("done");
            assertThat(told()).containsExactly(FAILURE);
        }
    }

    @Test
    void whatFailsInTheEndOfAllIsTold() {
        Watched<String> work = pending();
        work.whenComplete((value, failure) -> fail(value));
        work.complete("done");
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void whatFailsWhileAFailureIsLookedAtIsTold() {
        Watched<String> work = pending();
        work.whenComplete((value, failure) -> fail(value));
        work.completeExceptionally(new IllegalArgumentException("the work's own"));
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void whatFailsInHandleIsTold() {
        Watched<String> work = pending();
        work.handle((value, failure) -> {
            fail(value);
            return value;
        });
        work.complete("done");
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void failureThatWasLookedAtIsNotTold() {
        Watched<String> first = pending();
        first.whenComplete((value, failure) -> {});
        first.completeExceptionally(FAILURE);
        Watched<String> second = pending();
        second.thenApply(String::length).handle((value, failure) -> 0).thenAccept(value -> {});
        second.completeExceptionally(FAILURE);
        Watched<String> third = pending();
        third.exceptionally(failure -> "instead").thenAccept(value -> {});
        third.completeExceptionally(FAILURE);
        assertThat(told()).isEmpty();
    }

    @Test
    void whoComesALittleLaterHasLookedAtItToo() {
        Watched<String> work = pending();
        work.completeExceptionally(FAILURE);
        work.thenAccept(value -> {}).exceptionally(failure -> null);
        assertThat(told()).isEmpty();
    }

    @Test
    void workWithinWorkIsLookedAtWhereTheOtherIs() {
        Watched<String> outer = pending();
        Watched<String> inner = pending();
        outer.thenCompose(value -> inner).whenComplete((value, failure) -> {});
        outer.complete("done");
        inner.completeExceptionally(FAILURE);
        assertThat(told()).isEmpty();
        Watched<String> again = pending();
        Watched<String> lost = pending();
        again.thenCompose(value -> lost).thenAccept(value -> {});
        again.complete("done");
        lost.completeExceptionally(FAILURE);
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void afterALookOnTheWayTheEndStillCounts() {
        Watched<String> work = pending();
        CompletionStage<String> lifted = work.whenComplete((value, failure) -> {});
        lifted.thenAccept(value -> {});
        work.completeExceptionally(FAILURE);
        assertThat(told()).containsExactly(FAILURE);
    }

    @Test
    void whatWasGivenUpIsNoFailure() {
        CompletableFuture<String> work = pending();
        work.cancel(true);
        assertThat(work).isCancelled();
        pending().completeExceptionally(new CancellationException());
        assertThat(told()).isEmpty();
    }
}
