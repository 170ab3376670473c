package io.github.stepwise.cli;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.report.Words;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Backups in words. */
final class BackupWords {
    private BackupWords() {}

    static void created(Terminal terminal, BackupResult result, List<String> warnings, Optional<Path> note) {
        terminal.say("");
        say(terminal, "Backup     " + result.file() + " (" + Sizes.words(result.bytes()) + ")");
        holds(terminal, result.manifest());
        reading(terminal, result.manifest());
        Say.field(
                terminal,
                "Checked    ",
                result.checked()
                        ? "yes: the file was read again and is what was written"
                        : "no (--no-check); stepwise backup verify does it");
        say(terminal, "Encrypted  " + (result.recoveryNote().isPresent() ? "yes" : "no"));
        note.ifPresent(file -> Say.field(
                terminal, "Note       ", file + " has the recovery key. Print it, and keep it apart from the backup."));
        say(terminal, "Took       " + Words.time(result.took()));
        Say.list(terminal, "Warnings", warnings);
        gaps(terminal, result.manifest());
    }

    static void verified(Terminal terminal, Path file, VerificationResult result, List<String> warnings) {
        terminal.say("");
        say(terminal, "Backup     " + file + " (" + Sizes.words(result.bytes()) + ")");
        holds(terminal, result.manifest());
        Say.field(terminal, "File       ", "good: every byte, table and row is what was written");
        Say.field(
                terminal,
                "Restored   ",
                result.restored()
                        ? "yes, to a scratch database that is gone again: schema and rows came back as they were saved"
                        : "not tried; --restore does it");
        say(terminal, "Took       " + Words.time(result.took()));
        Say.list(terminal, "Warnings", warnings);
        gaps(terminal, result.manifest());
    }

    /** @param tables those to list, of all that there are */
    static void shown(Terminal terminal, BackupReader reader, List<TableRows> tables) {
        Manifest manifest = reader.manifest();
        say(terminal, "Backup     " + reader.file() + " (" + Sizes.words(reader.fileBytes()) + ")");
        say(terminal, "Made       " + manifest.created() + " by " + manifest.tool());
        Say.field(
                terminal,
                "Of         ",
                manifest.origin().engine().title() + " database "
                        + manifest.origin().database() + " (server "
                        + manifest.origin().server() + ")");
        say(terminal, "Encrypted  " + (reader.isEncrypted() ? "yes" : "no"));
        reading(terminal, manifest);
        holds(terminal, manifest);
        if (manifest.origin().engine() != Engine.SQLITE) {
            say(terminal, "Schema     " + Words.count(manifest.statements(), "statement", "statements"));
        }
        tables(terminal, manifest, tables);
        Say.list(terminal, "Warnings when it was made", manifest.warnings());
        gaps(terminal, manifest);
        terminal.say("");
        Say.field(
                terminal,
                "",
                "This is what the file says of itself; it has not been checked. stepwise backup verify does that.");
    }

    static void restored(Terminal terminal, ConnectionSettings target, RestoreResult result, List<String> warnings) {
        terminal.say("");
        say(terminal, "Restored   " + target.describe());
        holds(terminal, result.manifest());
        say(terminal, "Loaded by  " + result.loadMethod());
        Say.field(
                terminal,
                "Compared   ",
                result.compared()
                        ? "yes: schema and rows were read again and are those of the backup"
                        : "no (--no-compare)");
        result.safetyBackup().ifPresent(file -> Say.field(terminal, "Before     ", "what was there is in " + file));
        say(terminal, "Took       " + Words.time(result.took()));
        Say.list(terminal, "Warnings", warnings);
        Say.list(terminal, "Not taken by this server: owners, rights and the like", Say.texts(result.refused()));
    }

    private static void holds(Terminal terminal, Manifest manifest) {
        say(
                terminal,
                "Holds      " + Words.count(manifest.tables().size(), "table", "tables") + ", "
                        + Words.count(manifest.rows(), "row", "rows") + ", " + Sizes.words(manifest.rawBytes())
                        + " before compression");
    }

    private static void reading(Terminal terminal, Manifest manifest) {
        boolean one = manifest.connections() == 1;
        String how = one
                ? "one connection"
                : manifest.connections() + " connections at the same time, all of the same moment";
        Say.field(
                terminal, "Read by    ", how + (manifest.fewerBecause() == null ? "" : ". " + manifest.fewerBecause()));
    }

    private static void tables(Terminal terminal, Manifest manifest, List<TableRows> tables) {
        if (tables.isEmpty()) {
            return;
        }
        terminal.say("");
        terminal.say(terminal.bold("Tables"));
        boolean sized = manifest.origin().engine() != Engine.SQLITE;
        for (TableRows table : tables) {
            String size = sized ? String.format("%12s", Sizes.words(table.rawBytes())) : "";
            say(
                    terminal,
                    String.format(
                            "%,14d rows%s  %s",
                            table.rows(), size, table.table().name()));
        }
        int left = manifest.tables().size() - tables.size();
        if (left > 0) {
            say(
                    terminal,
                    "               and " + Words.count(left, "smaller one", "smaller ones") + "; --tables lists all");
        }
    }

    private static void gaps(Terminal terminal, Manifest manifest) {
        Say.list(
                terminal,
                "Accepted to be missing",
                manifest.notCaptured().stream()
                        .map(gap -> gap.object() + ": " + gap.reason())
                        .toList());
    }

    /** Most words here are those of a file that nobody has checked. */
    private static void say(Terminal terminal, String text) {
        terminal.say(Visible.of(text));
    }
}
