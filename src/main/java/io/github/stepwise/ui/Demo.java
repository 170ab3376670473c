package io.github.stepwise.ui;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.install.demo.DemoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a database to try the wizard on, in a temporary folder of its own. */
final class Demo {
    private Demo() {}

    /** @param broken as OnCall's own jump to 1.8.5 leaves it (issue 4701) */
    static ConnectionSettings make(Catalog catalog, boolean broken)
            throws IOException, InstallFailure, DatabaseProblem {
        Path file = Files.createTempDirectory("stepwise-demo").resolve("oncall.db");
        DemoDatabase demo = new DemoDatabase(catalog);
        if (broken) {
            demo.createBroken4701(file);
        } else {
            demo.create(file);
        }
        return ConnectionSettings.sqlite(file);
    }
}
