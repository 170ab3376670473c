package io.github.stepwise.ui.page.backup;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.backup.BackupMaking;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which backup an upgrade relies on. */
final class BackupModel {
    private static final Earlier UNKNOWN = new Earlier(Optional.empty(), false);

    private final Desk desk;
    private final UpgradeCase upgrade;
    private final BackupMaking making;
    private final ObjectProperty<List<Choice>> choices = new SimpleObjectProperty<>(List.of(Choice.MAKE, Choice.OWN));
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.MAKE);
    private final BooleanProperty own = new SimpleBooleanProperty();
    private final ObjectProperty<Earlier> earlier = new SimpleObjectProperty<>(UNKNOWN);
    private final BooleanBinding toMake;
    private final BooleanBinding decided;
    private final BooleanBinding choosing;
    private ConnectionSettings settings;
    private boolean recorded;

    /**
     * The backup from before an upgrade that was interrupted.
     *
     * @param file empty if this computer does not know of one
     * @param there whether it is where it was
     */
    record Earlier(Optional<Path> file, boolean there) {}

    BackupModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.making = new BackupMaking(desk);
        var settled = making.settled();
        this.toMake = Bindings.createBooleanBinding(
                () -> choice.get().makes() && making.phase().get() != BackupMaking.Phase.MADE, choice, making.phase());
        this.choosing = Bindings.createBooleanBinding(
                () -> !choice.get().makes() || making.phase().get() == BackupMaking.Phase.FORM, choice, making.phase());
        this.decided = Bindings.createBooleanBinding(
                () -> choice.get().makes() ? settled.get() : choice.get() != Choice.OWN || own.get(),
                choice,
                own,
                settled);
    }

    BackupMaking making() {
        return making;
    }

    /** What there is to choose from. */
    ObjectProperty<List<Choice>> choices() {
        return choices;
    }

    ObjectProperty<Choice> choice() {
        return choice;
    }

    /** Whether the admin has said that he has a backup that can be read. */
    BooleanProperty own() {
        return own;
    }

    ObjectProperty<Earlier> earlier() {
        return earlier;
    }

    /** Whether a backup has to be made before going on. */
    BooleanBinding toMake() {
        return toMake;
    }

    /** Whether there is something to choose: not while a backup is being made, and not once it is there. */
    BooleanBinding choosing() {
        return choosing;
    }

    /** Whether it is clear what the upgrade relies on. */
    BooleanBinding decided() {
        return decided;
    }

    /** The page is shown; what was chosen for the same database stays. */
    void enter() {
        ConnectionSettings database = upgrade.connected().require();
        boolean resumes =
                upgrade.inspection().get() != null && upgrade.inspection().get().state() instanceof State.Unfinished;
        List<Choice> offered = offered(database, resumes);
        boolean outdated = recorded && upgrade.backup().get() == null;
        if (outdated) {
            making.distrust();
            recorded = false;
        }
        if (outdated || !database.equals(settings) || !offered.equals(choices.get())) {
            choices.set(offered);
            choice.set(offered.get(0));
            own.set(false);
        }
        if (!database.equals(settings)) {
            earlier.set(UNKNOWN);
        }
        settings = database;
        making.about(database, resumes ? "halfway" : "");
        if (resumes) {
            desk.background().call(() -> find(database)).whenComplete((found, failure) -> {
                if (database.equals(settings)) {
                    earlier.set(failure == null ? found : UNKNOWN);
                }
            });
        }
    }

    /** Makes the backup if there is one to make; otherwise records what the upgrade relies on. */
    boolean goOn() {
        if (toMake.get()) {
            making.make();
            return false;
        }
        if (decided.get()) {
            upgrade.backup().set(saved());
            recorded = true;
        }
        return decided.get();
    }

    private SavedBackup saved() {
        Optional<Path> file = Optional.ofNullable(making.made().get()).map(BackupResult::file);
        return switch (choice.get()) {
            case MAKE -> new SavedBackup(SavedBackup.Kind.MADE, file);
            case HALFWAY -> new SavedBackup(SavedBackup.Kind.MADE_HALFWAY, file);
            case ORIGINAL -> new SavedBackup(SavedBackup.Kind.ORIGINAL, Optional.of(settings.file()));
            case OWN -> new SavedBackup(SavedBackup.Kind.OWN, Optional.empty());
            case EARLIER ->
                new SavedBackup(
                        SavedBackup.Kind.EARLIER,
                        earlier.get().file().filter(path -> earlier.get().there()));
        };
    }

    private static List<Choice> offered(ConnectionSettings database, boolean resumes) {
        if (resumes) {
            return List.of(Choice.EARLIER, Choice.HALFWAY);
        }
        return database.engine() == Engine.SQLITE
                ? List.of(Choice.MAKE, Choice.ORIGINAL, Choice.OWN)
                : List.of(Choice.MAKE, Choice.OWN);
    }

    private Earlier find(ConnectionSettings database) throws IOException {
        RecentConnection connection = Connections.remembered(database);
        Optional<Path> file = desk.leftovers().list().stream()
                .filter(run -> run.connection().sameTarget(connection))
                .findFirst()
                .map(LeftoverRun::backup)
                .map(Path::of);
        return new Earlier(file, file.filter(Files::isRegularFile).isPresent());
    }
}
