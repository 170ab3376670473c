package io.github.stepwise.catalog.oncall;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The row changes that a catalog file can name in {@code using}. */
public final class RowChanges {
    private static final Map<String, Supplier<RowChange>> BY_NAME = Map.ofEntries(
            entry("ButtonStepsToWebhookSteps", ButtonStepsToWebhookSteps::new),
            entry("ButtonsToWebhooks", ButtonsToWebhooks::new),
            entry("FixedLabels", FixedLabels::new),
            entry("FixedLabelsLeaveLists", FixedLabelsLeaveLists::new),
            entry("ImportantPagingRoutes", ImportantPagingRoutes::new),
            entry("OrganizationIdentifiers", OrganizationIdentifiers::new),
            entry("SocialAuthData", SocialAuthData::new),
            entry("TimeZones", TimeZones::new),
            entry("UnknownButtonLinks", UnknownButtonLinks::new));

    private RowChanges() {}

    /** Whether there is a row change of that name; cheaper than making one. */
    public static boolean isKnown(String name) {
        return BY_NAME.containsKey(name);
    }

    /** A new instance of the row change of that name. */
    public static Optional<RowChange> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
    }
}
