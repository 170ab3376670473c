package io.github.stepwise.cli;

import io.github.stepwise.catalog.App;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which optional applications the installation has; they have tables and migrations of their own. */
final class AppOptions {
    private static final Map<String, Set<App>> GROUPS =
            Map.of("oss", EnumSet.of(App.OSS_INSTALLATION, App.ZVONOK, App.EXOTEL));

    @Option(
            names = "--with",
            paramLabel = "APP",
            split = ",",
            description = "An optional application that OnCall has here and the database does not show yet:"
                    + " mattermost (for FEATURE_MATTERMOST_INTEGRATION_ENABLED=true).")
    private List<String> with = List.of();

    @Option(
            names = "--without",
            paramLabel = "APP",
            split = ",",
            description = "An optional application that OnCall does not have here: oss_installation, zvonok, exotel,"
                    + " or oss for all three (for an ONCALL_LICENSE other than OpenSource).")
    private List<String> without = List.of();

    /** @throws Trouble.Stop if an application is named that does not exist */
    void check() {
        changed(Set.of());
    }

    /** Those of a fresh installation, changed as asked. */
    Set<App> chosen() {
        return changed(Arrays.stream(App.values()).filter(App::isOnByDefault).collect(Collectors.toSet()));
    }

    /** The given ones, changed as asked. */
    Set<App> changed(Set<App> apps) {
        Set<App> result = EnumSet.noneOf(App.class);
        result.addAll(apps);
        with.forEach(name -> result.addAll(find("--with", name)));
        without.forEach(name -> result.removeAll(find("--without", name)));
        return result;
    }

    private static Set<App> find(String option, String name) {
        String label = name.strip().toLowerCase(Locale.ROOT);
        if (GROUPS.containsKey(label)) {
            return GROUPS.get(label);
        }
        return Arrays.stream(App.values())
                .filter(app -> app.label().equals(label))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> Trouble.usage(
                                option + " does not know the application \"" + name + "\".",
                                "Known are oss (oss_installation, zvonok and exotel together), "
                                        + Arrays.stream(App.values())
                                                .map(App::label)
                                                .collect(Collectors.joining(", "))
                                        + ".")
                        .stop());
    }
}
