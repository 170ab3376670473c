package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.List;

/** Asks before a database is changed. */
final class Confirmation {
    private static final String STOP_ONCALL =
            "Stop OnCall's engine and celery first: nothing may work on the database meanwhile.";

    private Confirmation() {}

    /** What is asked for: the name of the database, or that of the file. */
    static String word(ConnectionSettings settings) {
        return settings.engine() == Engine.SQLITE
                ? settings.file().getFileName().toString()
                : settings.database();
    }

    /**
     * Asks before an upgrade.
     *
     * @param backup what is known about a backup
     * @throws Trouble.Stop if nobody confirms
     */
    static void ask(Terminal terminal, ConnectionSettings settings, String backup) {
        Say.list(terminal, "Before it starts", List.of(STOP_ONCALL, backup));
        ask(terminal, settings, "An upgrade", "upgrade it");
    }

    /**
     * Asks before what is in a database goes.
     *
     * @param file the backup that takes its place
     * @param safetyFolder where what is there is saved to; null for nowhere
     * @throws Trouble.Stop if nobody confirms
     */
    static void askToOverwrite(Terminal terminal, ConnectionSettings settings, Path file, Path safetyFolder) {
        Say.list(
                terminal,
                "Before it starts",
                List.of(
                        "Everything that is in " + settings.describe() + " goes, and what is in " + file
                                + " takes its place. Nothing may work on the database meanwhile.",
                        safetyFolder == null
                                ? "No backup of what is there is made (--no-safety-backup)."
                                : "A backup of what is there is made first, in " + safetyFolder + ", not encrypted."));
        ask(terminal, settings, "Overwriting a database", "overwrite it");
    }

    private static void ask(Terminal terminal, ConnectionSettings settings, String what, String toDo) {
        String word = word(settings);
        if (terminal.keyboard().isEmpty()) {
            throw Trouble.refused(what + " wants a confirmation, and there is no terminal to ask on.", "Say --yes.")
                    .stop();
        }
        terminal.say("");
        String answer = terminal.keyboard().get().ask("Type the name of the database to " + toDo + " (" + word + "): ");
        if (answer == null || !answer.strip().equals(word)) {
            throw Trouble.refused(
                            "That is not " + word + ", so nothing was started.", "Run the command again when ready.")
                    .stop();
        }
    }
}
