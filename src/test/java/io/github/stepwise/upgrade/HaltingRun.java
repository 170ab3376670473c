package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** A run in a program of its own that dies at a statement, without any farewell. */
final class HaltingRun {
    static final int CODE = 86;

    private HaltingRun() {}

    /** Runs it and answers the exit code; {@link #CODE} when it died where it should. */
    static int start(Trial sample, Version target, String migration, int number, Path exports) throws Exception {
        TestDatabase database = sample.database;
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath(),
                        HaltingRun.class.getName(),
                        database.engine().id(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        target.toString(),
                        migration,
                        String.valueOf(number),
                        exports.toString()))
                .inheritIO()
                .start();
        return process.waitFor();
    }

    private static String classPath() {
        String surefire = System.getProperty("surefire.test.class.path");
        return surefire == null ? System.getProperty("java.class.path") : surefire;
    }

    public static void main(String[] args) throws Exception {
        ConnectionSettings settings = Trial.settings(Engine.of(args[0]), args[1], args[2], args[3]);
        Faults death = new Faults() {
            @Override
            public void done(String migration, int number, Connection connection) {
                if (migration.equals(args[5]) && number == Integer.parseInt(args[6])) {
                    Runtime.getRuntime().halt(CODE);
                }
            }
        };
        UpgradeResult result = new Upgrade(
                        Trial.CATALOG,
                        Trial.plan(settings, Version.of(args[4])),
                        settings,
                        Trial.options(Path.of(args[7])),
                        event -> {},
                        death)
                .run();
        System.exit(result.failure().isPresent() ? 1 : 0);
    }
}
