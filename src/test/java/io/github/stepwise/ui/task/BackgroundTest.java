package io.github.stepwise.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    /** A clock that still ticks in a window that is just closing. */
    @Test
    void whatIsAskedForWhenTheProgramEndsIsNoFailure() {
        List<Throwable> told = new ArrayList<>();
        Background background = new Background(Runnable::run);
        background.onUnforeseen(told::add);
        background.close();
        assertThat(background.call(() -> "late").toCompletableFuture()).isCancelled();
        assertThat(told).isEmpty();
    }
}
