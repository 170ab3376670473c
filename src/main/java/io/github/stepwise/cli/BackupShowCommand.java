package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.TableRows;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in a backup. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is in a backup file: when it was made, of which database, its tables and rows. Takes a moment,"
                    + " because it believes what the file says; stepwise backup verify checks it."
        },
        footer = {
            "",
            "Examples:",
            "  stepwise backup show oncall-20261122-120000.stepwise",
            "  stepwise backup show --tables --identity note.txt secret.stepwise"
        })
final class BackupShowCommand extends Action {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Mixin
    private KeyOptions keys;

    @Option(names = "--tables", description = "List all tables, not only the " + SHOWN + " largest.")
    private boolean all;

    @Override
    ExitCode run(Terminal terminal, ObjectNode document) throws Exception {
        try (BackupReader reader = BackupReader.open(file, keys.keys(file, terminal, this))) {
            List<TableRows> tables = reader.manifest().tables().stream()
                    .sorted(Comparator.comparingLong(TableRows::rawBytes)
                            .thenComparingLong(TableRows::rows)
                            .reversed()
                            .thenComparing(table -> table.table().name()))
                    .limit(all ? Long.MAX_VALUE : SHOWN)
                    .toList();
            BackupJson.shown(document, reader, tables);
            if (!json()) {
                BackupWords.shown(terminal, reader, tables);
            }
            return ExitCode.OK;
        }
    }
}
