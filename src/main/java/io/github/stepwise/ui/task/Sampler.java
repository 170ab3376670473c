package io.github.stepwise.ui.task;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Looks at what the engine does twenty times a second. The engine writes to a board of fixed size and never waits; nothing is
 * queued for the JavaFX thread, however fast events come.
 */
public final class Sampler {
    private static final Duration PERIOD = Duration.millis(50);

    private final Runnable look;
    private final Timeline clock;

    /** @param look called on the JavaFX thread, has to be quick */
    public Sampler(Runnable look) {
        this.look = look;
        this.clock = new Timeline(new KeyFrame(PERIOD, event -> look.run()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    public void start() {
        clock.play();
    }

    /** Looks once more, so that the last word is heard. */
    public void stop() {
        clock.stop();
        look.run();
    }
}
