package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.EntryName;
import io.github.stepwise.backup.file.TableRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what lets somebody restore a backup with the engine's own client, zstd, and age if it is encrypted. What everybody can
 * read of an encrypted backup names no table and no database.
 */
public final class HandFiles {
    private final BackupWriter writer;
    private final Subject subject;

    private HandFiles(BackupWriter writer, Subject subject) {
        this.writer = writer;
        this.subject = subject;
    }

    /**
     * Adds the files to a backup that has all its rows.
     *
     * @param statements all of the schema; none for SQLite
     * @param tables all tables; those without rows are not mentioned
     */
    public static void write(BackupWriter writer, Subject subject, List<Ddl> statements, List<TableRows> tables)
            throws IOException {
        new HandFiles(writer, subject).write(statements, tables);
    }

    private void write(List<Ddl> statements, List<TableRows> tables) throws IOException {
        List<Load> loads = tables.stream()
                .filter(table -> !table.parts().isEmpty())
                .map(Load::of)
                .toList();
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        statements.forEach(statement -> phases.add(statement.phase()));
        Client client = Client.of(subject.origin().engine());
        for (Phase phase : phases) {
            writer.text(
                    EntryName.sql(phase),
                    client.phase(statements.stream()
                            .filter(statement -> statement.phase() == phase)
                            .toList()));
        }
        for (Load load : loads) {
            around(load, "head", client.head(load.rows()));
            around(load, "tail", client.tail(load.rows()));
        }
        writer.text(EntryName.RESTORE_SH, new ShellScript(client, phases, loads).text());
        writer.text(EntryName.RESTORE_CMD, new CommandScript(client, phases, loads, subject.encrypted()).text());
        writer.text(EntryName.README, new Readme(subject, client, loads).text());
    }

    private void around(Load load, String place, byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            try (OutputStream out = writer.entry(EntryName.script(load.number(), place))) {
                out.write(bytes);
            }
        }
    }
}
