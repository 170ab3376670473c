package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlannedStop;
import java.util.List;
import javafx.beans.property.ObjectProperty;

/** Stops at which a run may rest. */
final class Pauses {
    private Pauses() {}

    /** Those at which OnCall could run; not the last one, where the upgrade ends anyway. */
    static List<Version> of(Plan plan) {
        List<PlannedStop> stops = plan.stops();
        return stops.subList(0, Math.max(0, stops.size() - 1)).stream()
                .filter(PlannedStop::pausable)
                .map(PlannedStop::release)
                .toList();
    }

    /** Takes back a choice that this plan does not have, or has behind it. */
    static void keep(ObjectProperty<Version> choice, Plan plan) {
        if (choice.get() != null && !of(plan).contains(choice.get())) {
            choice.set(null);
        }
    }
}
