package io.github.stepwise.ui.page.checks;

import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How far the checks are. Written by the thread that runs them, read by the JavaFX thread; never holds more than one entry a check. */
final class CheckBoard implements BiConsumer<Item, Optional<Finding>> {
    private final Map<String, Optional<Finding>> seen = new LinkedHashMap<>();

    @Override
    public synchronized void accept(Item item, Optional<Finding> finding) {
        seen.put(item.id(), finding.map(Proposal::softened));
    }

    /** By the check's id: empty while it runs, missing before it begins. */
    synchronized Map<String, Optional<Finding>> look() {
        return new LinkedHashMap<>(seen);
    }
}
