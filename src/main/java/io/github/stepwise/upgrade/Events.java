package io.github.stepwise.upgrade;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener what happens, one event at a time, and keeps the run safe from what the listener throws, errors too. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final UpgradeListener listener;
    private boolean failed;

    Events(UpgradeListener listener) {
        this.listener = listener;
    }

    synchronized void tell(UpgradeEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | Error e) {
            if (!failed) {
                LOG.error("a listener failed, first at {}", event.getClass().getSimpleName(), e);
            }
            failed = true;
        }
    }
}
