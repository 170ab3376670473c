package io.github.stepwise.ui.page.backup;

import io.github.stepwise.backup.BackupResult;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.backup.BackupMaking;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
    private final Desk desk;
    private final UpgradeCase upgrade;
    private final BackupMaking making;
    private final ObjectProperty<List<Choice>> choices = new SimpleObjectProperty<>(List.of(Choice.MAKE, Choice.OWN));
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.MAKE);
    private final BooleanProperty own = new SimpleBooleanProperty();
    private final EarlierBackup earlier;
    private final BooleanBinding toMake;
    private final BooleanBinding decided;
    private final BooleanBinding choosing;
    private ConnectionSettings settings;
    private boolean recorded;

    BackupModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        this.making = new BackupMaking(desk, upgrade::isDemo);
        this.earlier = new EarlierBackup(desk.background());
        var settled = making.settled();
        this.toMake = Bindings.createBooleanBinding(
                () -> choice.get().makes() && making.phase().get() != BackupMaking.Phase.MADE, choice, making.phase());
        this.choosing = Bindings.createBooleanBinding(
                () -> !choice.get().makes() || making.phase().get() == BackupMaking.Phase.FORM, choice, making.phase());
        this.decided = Bindings.createBooleanBinding(
                () -> switch (choice.get()) {
                    case MAKE, HALFWAY -> settled.get();
                    case ORIGINAL -> true;
                    case OWN, WITHOUT -> own.get();
                    case EARLIER -> earlier.good().get();
                },
                choice,
                own,
                settled,
                earlier.good());
        choice.addListener((property, old, now) -> {
            if (old == Choice.EARLIER) {
                // Whatever is made instead would have to wait for it.
                earlier.stop();
            } else if (now == Choice.EARLIER && settings != null) {
                findEarlier();
            }
        });
    }

    /** Whether it is the demo database, which no OnCall works on. */
    boolean isDemo() {
        return upgrade.isDemo();
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

    /** The backup from before an upgrade that was interrupted. */
    EarlierBackup earlier() {
        return earlier;
    }

    /** When the upgrade began that goes on now; null if none does. */
    Instant begun() {
        return upgrade.inspection().get() != null
                        && upgrade.inspection().get().state() instanceof State.Unfinished unfinished
                ? unfinished.startedAt()
                : null;
    }

    ConnectionSettings settings() {
        return settings;
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
        boolean resumes = begun() != null;
        List<Choice> offered = offered(database, resumes);
        boolean outdated = recorded && upgrade.backup().get() == null;
        if (outdated) {
            making.distrust();
            recorded = false;
        }
        boolean another = !database.equals(settings);
        settings = database;
        if (another) {
            earlier.forget();
        }
        if (outdated || another || !offered.equals(choices.get())) {
            choices.set(offered);
            choice.set(offered.get(0));
            own.set(false);
        }
        making.about(database, resumes ? "halfway" : "");
        if (resumes && choice.get() == Choice.EARLIER) {
            findEarlier();
        }
    }

    private void findEarlier() {
        ConnectionSettings database = settings;
        earlier.find(database, begun(), () -> known(database));
    }

    /** The flow has ended. */
    void close() {
        making.close();
        earlier.stop();
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
            case MAKE -> new SavedBackup(SavedBackup.Kind.MADE, file, making.stamp());
            case HALFWAY -> new SavedBackup(SavedBackup.Kind.MADE_HALFWAY, file, making.stamp());
            case ORIGINAL -> new SavedBackup(SavedBackup.Kind.ORIGINAL, Optional.of(settings.file()));
            case OWN, WITHOUT -> new SavedBackup(SavedBackup.Kind.OWN, Optional.empty());
            case EARLIER ->
                new SavedBackup(
                        SavedBackup.Kind.EARLIER, Optional.of(earlier.file().get()), earlier.stamp());
        };
    }

    private static List<Choice> offered(ConnectionSettings database, boolean resumes) {
        if (resumes) {
            return List.of(Choice.EARLIER, Choice.HALFWAY, Choice.WITHOUT);
        }
        return database.engine() == Engine.SQLITE
                ? List.of(Choice.MAKE, Choice.ORIGINAL, Choice.OWN)
                : List.of(Choice.MAKE, Choice.OWN);
    }

    private Optional<Path> known(ConnectionSettings database) throws IOException {
        LeftoverRun led = upgrade.connected().led().get();
        return desk.leftovers()
                .of(Connections.remembered(database), led)
                .map(LeftoverRun::backup)
                .map(Path::of);
    }
}
