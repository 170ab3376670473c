package io.github.stepwise.backup.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that open a backup without Stepwise. */
final class AgeProgram {
    private static final int PATIENCE = 60;

    private AgeProgram() {}

    /** Skips the test where one of them is not installed. */
    static void assumeInstalled(String... programs) {
        for (String program : programs) {
            boolean there = false;
            for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
                there |= !folder.isEmpty() && Files.isExecutable(Path.of(folder, program));
            }
            assumeTrue(there, program + " is not installed");
        }
    }

    /** Runs a shell command that has to succeed. */
    static String run(Path folder, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return ended(process, new StringBuilder());
    }

    /** Runs a command at a terminal of its own and types a line at every question. */
    static String runTyping(Path folder, String command, List<String> answers)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder("script", "-qec", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        for (String answer : answers) {
            int from = said.length();
            while (said.indexOf(": ", from) < 0) {
                int next = process.getInputStream().read();
                assertThat(next).as("asks before it ends: %s", said).isNotNegative();
                said.append((char) next);
            }
            process.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
        return ended(process, said);
    }

    private static String ended(Process process, StringBuilder said) throws IOException, InterruptedException {
        try (InputStream output = process.getInputStream()) {
            said.append(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s", said).isZero();
        return said.toString();
    }
}
