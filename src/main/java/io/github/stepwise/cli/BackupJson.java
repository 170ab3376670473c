package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.backup.RestoreResult;
import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.database.ConnectionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Backups in the field names of {@code docs/command-line.md}. */
final class BackupJson {
    private static final double MILLIS = 1000.0;

    private BackupJson() {}

    static void created(ObjectNode document, BackupResult result, List<String> warnings, Optional<Path> note) {
        ObjectNode node = backup(document, result.file(), result.bytes(), result.manifest());
        node.put("encrypted", result.recoveryNote().isPresent());
        node.put("checked", result.checked());
        node.put("recoveryNote", note.map(Path::toString).orElse(null));
        warnings(node, result.manifest(), warnings);
        seconds(node, result.took());
    }

    static void verified(ObjectNode document, Path file, VerificationResult result, List<String> warnings) {
        ObjectNode node = backup(document, file.toAbsolutePath(), result.bytes(), result.manifest());
        node.put("encrypted", result.encrypted());
        node.put("checked", true);
        node.put("restored", result.restored());
        warnings(node, result.manifest(), warnings);
        seconds(node, result.took());
    }

    /** @param tables those to list */
    static void shown(ObjectNode document, BackupReader reader, List<TableRows> tables) {
        Manifest manifest = reader.manifest();
        ObjectNode node = backup(document, reader.file().toAbsolutePath(), reader.fileBytes(), manifest);
        node.put("encrypted", reader.isEncrypted());
        node.put("checked", false);
        node.put("statements", manifest.statements());
        ArrayNode list = node.putArray("tableList");
        for (TableRows table : tables) {
            list.addObject()
                    .put("name", table.table().name().toString())
                    .put("rows", table.rows())
                    .put("rawBytes", table.rawBytes());
        }
        warnings(node, manifest, List.of());
    }

    static void restored(
            ObjectNode document,
            BackupReader reader,
            ConnectionSettings target,
            RestoreResult result,
            List<String> warnings) {
        ObjectNode node = backup(document, reader.file().toAbsolutePath(), reader.fileBytes(), result.manifest());
        node.put("encrypted", reader.isEncrypted());
        ObjectNode restore = document.putObject("restore");
        restore.put("location", target.describe());
        restore.put("tables", result.manifest().tables().size());
        restore.put("rows", result.manifest().rows());
        restore.put("loadMethod", result.loadMethod());
        restore.put("compared", result.compared());
        Say.texts(result.refused()).forEach(restore.putArray("refused")::add);
        restore.put("safetyBackup", result.safetyBackup().map(Path::toString).orElse(null));
        warnings.forEach(restore.putArray("warnings")::add);
        seconds(restore, result.took());
    }

    private static ObjectNode backup(ObjectNode document, Path file, long bytes, Manifest manifest) {
        ObjectNode node = document.putObject("backup");
        node.put("file", file.toString());
        node.put("bytes", bytes);
        node.put("created", manifest.created().toString());
        node.put("tool", manifest.tool());
        node.put("engine", manifest.origin().engine().id());
        node.put("server", manifest.origin().server());
        node.put("database", manifest.origin().database());
        node.put("tables", manifest.tables().size());
        node.put("rows", manifest.rows());
        node.put("rawBytes", manifest.rawBytes());
        node.put("connections", manifest.connections());
        node.put("fewerBecause", manifest.fewerBecause());
        ArrayNode missing = node.putArray("notCaptured");
        manifest.notCaptured()
                .forEach(gap -> missing.addObject()
                        .put("object", gap.object().toString())
                        .put("reason", gap.reason()));
        return node;
    }

    /** Those in the file, and those of this run that are not. */
    private static void warnings(ObjectNode node, Manifest manifest, List<String> more) {
        ArrayNode all = node.putArray("warnings");
        manifest.warnings().forEach(all::add);
        more.stream().filter(warning -> !manifest.warnings().contains(warning)).forEach(all::add);
    }

    private static void seconds(ObjectNode node, Duration took) {
        node.put("seconds", took.toMillis() / MILLIS);
    }
}
