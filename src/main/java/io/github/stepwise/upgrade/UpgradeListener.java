package io.github.stepwise.upgrade;

/** Hears what a run does. */
@FunctionalInterface
public interface UpgradeListener {
    /**
     * Called on the thread of the run, but for {@link UpgradeEvent.WaitingForLock}, which comes from a thread of its own
     * while the run waits; never by two threads at once. What it throws is logged and does not disturb the run.
     */
    void onEvent(UpgradeEvent event);
}
