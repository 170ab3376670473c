package io.github.stepwise.cli;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import java.util.List;

/** Asks before a database is changed. */
final class Confirmation {
    private static final List<String> BEFORE = List.of(
            "Stop OnCall's engine and celery first: nothing may work on the database meanwhile.",
            "This command makes no backup yet (that comes with a later version): make one with pg_dump, mysqldump or a copy"
                    + " of the file, and see that it can be read. No release of OnCall can go back without it.");

    private Confirmation() {}

    /** What is asked for: the name of the database, or that of the file. */
    static String word(ConnectionSettings settings) {
        return settings.engine() == Engine.SQLITE
                ? settings.file().getFileName().toString()
                : settings.database();
    }

    /** @throws Trouble.Stop if nobody confirms */
    static void ask(Terminal terminal, ConnectionSettings settings) {
        Say.list(terminal, "Before it starts", BEFORE);
        String word = word(settings);
        if (terminal.keyboard().isEmpty()) {
            throw Trouble.refused(
                            "An upgrade wants a confirmation, and there is no terminal to ask on.",
                            "Make a backup, and say --yes.")
                    .stop();
        }
        terminal.say("");
        String answer = terminal.keyboard().get().ask("Type the name of the database to upgrade it (" + word + "): ");
        if (answer == null || !answer.strip().equals(word)) {
            throw Trouble.refused(
                            "That is not " + word + ", so nothing was started.", "Run the command again when ready.")
                    .stop();
        }
    }
}
