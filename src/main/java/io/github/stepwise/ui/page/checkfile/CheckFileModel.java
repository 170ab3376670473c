package io.github.stepwise.ui.page.checkfile;

import io.github.stepwise.backup.TaskListener;
import io.github.stepwise.backup.Verification;
import io.github.stepwise.backup.VerificationResult;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.backup.EngineTask;
import io.github.stepwise.ui.desk.ChosenFile;
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
    private final EngineTask<VerificationResult> task;
    private final BooleanProperty trial = new SimpleBooleanProperty();
    private Path file;

    CheckFileModel(Background background, ChosenFile chosen) {
        this.chosen = chosen;
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

    /** Where a trial would be made; empty if that needs a server, which only the command line knows. */
    Optional<ConnectionSettings> place() {
        boolean sqlite = chosen.manifest().get().origin().engine() == Engine.SQLITE;
        return sqlite ? Optional.of(ConnectionSettings.sqlite(folder().resolve("scratch.db"))) : Optional.empty();
    }

    /** The page is shown; another file than before begins anew. */
    void enter() {
        if (!chosen.require().equals(file) && !task.running().get()) {
            file = chosen.require();
            task.reset();
            trial.set(place().isPresent());
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
