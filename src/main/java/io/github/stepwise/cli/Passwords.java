package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gets a password, or a key, from where others cannot see it. */
final class Passwords {
    static final String VARIABLE = "STEPWISE_PASSWORD";

    private final Terminal terminal;
    private final Path file;

    /** @param file that was named for it, or null */
    Passwords(Terminal terminal, Path file) {
        this.terminal = terminal;
        this.file = file;
    }

    /** @param known what OnCall's configuration says */
    Secret find(ConnectionSettings settings, Secret known) {
        if (file != null) {
            return firstLine(file, "--password-file");
        }
        String variable = terminal.environment().get(VARIABLE);
        if (variable != null) {
            return Secret.of(variable);
        }
        if (!known.isEmpty() || terminal.keyboard().isEmpty()) {
            return known;
        }
        String question = "Password of " + settings.user() + " for " + settings.describe() + " (empty for none): ";
        return Secret.of(terminal.keyboard().get().askHidden(question));
    }

    /** @throws Trouble.Stop if the file cannot be read or its first line is empty */
    static Secret firstLine(Path file, String option) {
        return Secret.of(lines(file, option).get(0));
    }

    /** At least one line, which is not empty. */
    static List<String> lines(Path file, String option) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
            if (lines.isEmpty() || lines.get(0).isEmpty()) {
                throw Trouble.usage(option + ": the first line of " + file + " is empty.", "Put the text there.")
                        .stop();
            }
            return lines;
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read" : "is not there";
            throw Trouble.usage(option + ": the file " + file + " " + why + ".", "Check its path and its rights.")
                    .stop();
        }
    }
}
