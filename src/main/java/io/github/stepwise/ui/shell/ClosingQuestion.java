package io.github.stepwise.ui.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * A question behind which the work goes on. What is not true any more is asked anew; and where nothing would be given up any
 * more, nobody is asked, so that what has come of the work is seen before the window closes.
 */
final class ClosingQuestion {
    private ClosingQuestion() {}

    /**
     * @param now what closing means, at any time
     * @param said what the question says of it
     * @param answer to the open question; completed here to withdraw it
     * @param anew asks again
     */
    static CompletionStage<Boolean> whileTrue(
            ObservableValue<Closing> now,
            Closing said,
            CompletableFuture<Boolean> answer,
            Supplier<CompletionStage<Boolean>> anew) {
        AtomicBoolean outdated = new AtomicBoolean();
        Subscription watching = now.subscribe(rule -> {
            if (!rule.equals(said) && !answer.isDone()) {
                outdated.set(true);
                answer.complete(false);
            }
        });
        return answer.thenCompose(yes -> {
            watching.unsubscribe();
            return outdated.get() && now.getValue().kind() != Closing.Kind.SAFE
                    ? anew.get()
                    : CompletableFuture.completedFuture(yes);
        });
    }
}
