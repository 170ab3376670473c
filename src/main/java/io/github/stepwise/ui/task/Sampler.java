package io.github.stepwise.ui.task;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Looks at what the engine does twenty times a second. The engine writes to a board of fixed size and never waits; nothing is
 * queued for the JavaFX thread, however fast events come.
 */
public final class Sampler {
    private static final Duration PERIOD = Duration.millis(50);
    private static final Duration SLOW = Duration.seconds(2);

    private final Runnable look;
    private final Timeline clock;

    /** @param look called on the JavaFX thread, has to be quick */
    public Sampler(Runnable look) {
        this(look, PERIOD);
    }

    private Sampler(Runnable look, Duration period) {
        this.look = look;
        this.clock = new Timeline(new KeyFrame(period, event -> look.run()));
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /** One that looks every two seconds, at what only people change. */
    public static Sampler slow(Runnable look) {
        return new Sampler(look, SLOW);
    }

    /** Looks as long as the node is in a window that is open. */
    public void whileShown(Node node) {
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        start();
                    } else {
                        stop();
                    }
                });
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
