package io.github.stepwise.ui;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.settings.LeftoverRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A database to try the wizard on, in a temporary folder of its own. */
final class Demo {
    /** How long what a demo has left can be looked at. */
    static final Duration KEPT = Duration.ofDays(7);

    private final ConnectionSettings settings;

    private Demo(ConnectionSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes one; what failed is gone again.
     *
     * @param broken as OnCall's own jump to 1.8.5 leaves it (issue 4701)
     */
    static Demo make(Catalog catalog, boolean broken, LeftoverRuns leftovers)
            throws IOException, InstallFailure, DatabaseProblem {
        Path folder = Files.createTempDirectory(DemoFolder.PREFIX);
        Files.writeString(folder.resolve(DemoFolder.MARKER), DemoFolder.MARK, StandardCharsets.UTF_8);
        Path file = folder.resolve(DemoFolder.DATABASE);
        Demo made = new Demo(ConnectionSettings.sqlite(file));
        boolean complete = false;
        try {
            DemoDatabase demo = new DemoDatabase(catalog);
            if (broken) {
                demo.createBroken4701(file);
            } else {
                demo.create(file);
            }
            complete = true;
            return made;
        } finally {
            if (!complete) {
                made.discard(leftovers);
            }
        }
    }

    ConnectionSettings settings() {
        return settings;
    }

    /** Takes it away, unless anything at all is there by now that was not there in the beginning. */
    void discard(LeftoverRuns leftovers) {
        new DemoFolder(settings.file().getParent(), leftovers).discardIfUntouched();
    }
}
