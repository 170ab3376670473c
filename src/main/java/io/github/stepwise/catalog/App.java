package io.github.stepwise.catalog;

import java.util.Arrays;
import java.util.Optional;

/** Applications of OnCall that an installation may have or not; all others are always there. */
public enum App {
    OSS_INSTALLATION("oss_installation", true, "installed unless ONCALL_LICENSE is set to another licence"),
    ZVONOK("zvonok", true, "installed unless ONCALL_LICENSE is set to another licence"),
    EXOTEL("exotel", true, "installed unless ONCALL_LICENSE is set to another licence"),
    MATTERMOST("mattermost", false, "installed with FEATURE_MATTERMOST_INTEGRATION_ENABLED=true");

    private final String label;
    private final boolean onByDefault;
    private final String condition;

    App(String label, boolean onByDefault, String condition) {
        this.label = label;
        this.onByDefault = onByDefault;
        this.condition = condition;
    }

    /** First part of the ids of its migrations. */
    public String label() {
        return label;
    }

    /** Whether OnCall has it without any setting. */
    public boolean isOnByDefault() {
        return onByDefault;
    }

    /** When an installation has it, in words. */
    public String condition() {
        return condition;
    }

    static Optional<App> ofMigration(String id) {
        return Arrays.stream(values())
                .filter(app -> id.startsWith(app.label + "."))
                .findFirst();
    }
}
