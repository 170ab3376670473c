package io.github.stepwise.backup;

import io.github.stepwise.backup.age.AgeIdentity;
import io.github.stepwise.backup.age.AgePassphrase;
import io.github.stepwise.backup.age.AgeRecipient;
import io.github.stepwise.backup.age.RecoveryNote;
import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.backup.file.BackupWriter;
import io.github.stepwise.backup.file.EntryName;
import io.github.stepwise.backup.file.Envelope;
import io.github.stepwise.backup.file.Manifest;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Saves a whole database to a file. The database is only read. */
public final class Backup {
    private final ConnectionSettings settings;
    private final Path target;
    private final BackupOptions options;
    private final String tool;
    private final TaskControl control;

    /**
     * @param target the file to be, which must not be there yet
     * @param tool name and version of the program, for the file
     */
    public Backup(ConnectionSettings settings, Path target, BackupOptions options, String tool, TaskListener listener) {
        this.settings = settings;
        this.target = target.toAbsolutePath().normalize();
        this.options = options;
        this.tool = tool;
        this.control = new TaskControl(listener);
    }

    /** Stops soon and leaves no file; called by another thread. */
    public void cancel() {
        control.cancel();
    }

    /**
     * Makes the backup.
     *
     * @throws BackupFailure if there is none; nothing bears the target's name then
     * @throws DatabaseProblem if the database cannot be reached or entered
     */
    public BackupResult run() throws BackupFailure, DatabaseProblem {
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long start = System.nanoTime();
        AgeIdentity identity = options.encryption().isPresent() ? AgeIdentity.generate() : null;
        try (Database database = Database.open(settings);
                BackupWriter writer = BackupWriter.create(target, envelope(identity), began)) {
            Path complete;
            try {
                writeKey(writer, identity);
                BackupContent content = database.engine() == Engine.SQLITE
                        ? new SqliteBackup(database, writer, control)
                        : new ServerBackup(database, writer, options, control);
                complete = content.write(tool, began);
            } catch (SQLException e) {
                throw Failures.of(e, database, control).withCondition(Failures.SOURCE_READ_ONLY);
            }
            BackupResult result = check(complete, identity, began, start);
            control.check();
            // From here on nothing fails that would lose the recovery key of a file that is there.
            writer.publish();
            return result;
        } catch (IOException e) {
            throw Failures.of(e, target).withCondition(Failures.SOURCE_READ_ONLY);
        } catch (BackupFailure e) {
            throw e.condition().isEmpty() ? e.withCondition(Failures.SOURCE_READ_ONLY) : e;
        }
    }

    private Envelope envelope(AgeIdentity identity) {
        if (identity == null) {
            return Envelope.open();
        }
        List<AgeRecipient> recipients = new ArrayList<>();
        recipients.add(identity.recipient());
        options.encryption().ifPresent(encryption -> recipients.addAll(encryption.recipients()));
        return Envelope.sealedFor(recipients);
    }

    private void writeKey(BackupWriter writer, AgeIdentity identity) throws IOException, BackupFailure {
        Secret passphrase = options.encryption().map(Encryption::passphrase).orElse(Secret.none());
        if (!passphrase.isEmpty()) {
            try (OutputStream out = writer.entry(EntryName.KEY)) {
                out.write(AgePassphrase.encrypt(identity, passphrase));
            }
        }
    }

    /** Reads the complete file again, from the disk, as somebody would who has nothing else. */
    private BackupResult check(Path complete, AgeIdentity identity, Instant began, long start)
            throws BackupFailure, IOException {
        BackupKeys keys = new BackupKeys(identity == null ? List.of() : List.of(identity), Secret.none());
        try (BackupReader reader = BackupReader.open(complete, keys)) {
            if (options.check()) {
                FileCheck.run(reader, options.jobs(), control);
            }
            return new BackupResult(
                    target,
                    reader.fileBytes(),
                    reader.manifest(),
                    options.check(),
                    Duration.ofNanos(System.nanoTime() - start),
                    Optional.ofNullable(identity).map(key -> note(key, began, reader.manifest())));
        }
    }

    private String note(AgeIdentity identity, Instant began, Manifest manifest) {
        return new RecoveryNote(
                        target.getFileName().toString(),
                        began.toString(),
                        manifest.origin().database(),
                        identity)
                .text();
    }
}
