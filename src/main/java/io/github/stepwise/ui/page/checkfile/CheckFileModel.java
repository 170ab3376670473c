package io.github.stepwise.ui.page.checkfile;

import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.task.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The check of a file, with or without a restore for a trial. */
final class CheckFileModel {
    private static final int JOBS = 2;

    private final ChosenFile chosen;
    private final Connected server;
    private final EngineTask<VerificationResult> task;
    private final BooleanProperty trial = new SimpleBooleanProperty();
    private Path file;

    /** @param server where a scratch database may be made; null for nowhere */
    CheckFileModel(Background background, ChosenFile chosen, Connected server) {
        this.chosen = chosen;
        this.server = server;
        this.task = new EngineTask<>(background);
    }

    EngineTask<VerificationResult> task() {
        return task;
    }

    /** Whether it is restored to a scratch database, too. */
    BooleanProperty trial() {
        return trial;
    }

    /** Whether the file was found to be good. */
    boolean isDone() {
        return task.state().get() == EngineTask.State.DONE;
    }

    /** Where a trial would be made; empty if there is no place for it. */
    Optional<ConnectionSettings> place() {
        Engine engine = chosen.manifest().get().origin().engine();
        if (engine == Engine.SQLITE) {
            return Optional.of(ConnectionSettings.sqlite(folder().resolve("scratch.db")));
        }
        return Optional.ofNullable(server)
                .map(known -> known.settings().get())
                .filter(settings -> settings.engine() == engine);
    }

    /** The page is shown; another file than before begins anew. */
    void enter() {
        if (!chosen.require().equals(file) && !task.running().get()) {
            file = chosen.require();
            task.reset();
            // A server may not like it; a temporary file harms nobody.
            trial.set(chosen.manifest().get().origin().engine() == Engine.SQLITE);
        }
    }

    void start() {
        Optional<ConnectionSettings> scratch = trial.get() ? place() : Optional.empty();
        task.start(listener -> job(scratch, listener));
    }

    private EngineTask.Job<VerificationResult> job(Optional<ConnectionSettings> scratch, TaskListener listener) {
        Verification verification = new Verification(file, chosen.keys().get(), scratch, JOBS, listener);
        return new EngineTask.Job<>() {
            @Override
            public VerificationResult run() throws Exception {
                return verification.run();
            }

            @Override
            public void cancel() {
                verification.cancel();
            }
        };
    }

    /** Beside the backup there should be room for what is in it; but it may be on a disk that can only be read. */
    private Path folder() {
        Path beside = chosen.require().toAbsolutePath().getParent();
        return Files.isWritable(beside) ? beside : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
