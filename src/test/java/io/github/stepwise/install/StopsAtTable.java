package io.github.stepwise.install;

import java.util.ArrayList;
import java.util.List;

/** Cancels an install when it has begun a certain table. */
final class StopsAtTable implements InstallListener {
    private final int table;
    private final List<InstallEvent> events = new ArrayList<>();
    private boolean cancelled;

    /** @param table its number, from 1 */
    StopsAtTable(int table) {
        this.table = table;
    }

    List<InstallEvent> events() {
        return events;
    }

    @Override
    public void on(InstallEvent event) {
        events.add(event);
        cancelled |= event instanceof InstallEvent.CreatingTable creating && creating.number() == table;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
