package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.plan.PlannedMigration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The numbers under which Flyway knows the migrations of a plan: release and position, ascending. */
final class StepVersions {
    private static final Pattern DOT = Pattern.compile("\\.");

    private StepVersions() {}

    /** One number for each migration, {@code 1.3.15.3}. */
    static List<String> of(List<PlannedMigration> migrations) {
        List<String> versions = new ArrayList<>();
        String latest = "0";
        for (PlannedMigration migration : migrations) {
            String version = migration.release() + "." + migration.position();
            // Flyway would leave out what is not greater; a repair between migrations has no number of its own.
            latest = compare(version, latest) > 0 ? version : next(latest);
            versions.add(latest);
        }
        return versions;
    }

    /** A number below that of the first migration, for the state that was found. */
    static String before(Catalog catalog, List<PlannedMigration> migrations) {
        return migrations.stream()
                .findFirst()
                .flatMap(first -> catalog.releases().stream()
                        .map(Release::version)
                        .filter(version -> version.compareTo(first.release()) < 0)
                        .reduce((earlier, later) -> later))
                .map(Object::toString)
                .orElse("0");
    }

    private static String next(String version) {
        int dot = version.lastIndexOf('.');
        return DOT.split(version, -1).length <= 4
                ? version + ".1"
                : version.substring(0, dot + 1) + (Integer.parseInt(version.substring(dot + 1)) + 1);
    }

    static int compare(String a, String b) {
        return Arrays.compare(parts(a, b), parts(b, a));
    }

    /** As many parts as the longer one has; a missing one counts as 0. */
    private static int[] parts(String version, String other) {
        String[] own = DOT.split(version, -1);
        int[] parts = new int[Math.max(own.length, DOT.split(other, -1).length)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i < own.length ? Integer.parseInt(own[i]) : 0;
        }
        return parts;
    }
}
