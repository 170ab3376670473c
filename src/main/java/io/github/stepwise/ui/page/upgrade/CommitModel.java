package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.upgrade.UpgradeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is about to be run: the plan as the pages before have left it, and what is decided last. */
final class CommitModel {
    private final UpgradeCase upgradeCase;
    private final Path home;
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private final BooleanProperty stopped = new SimpleBooleanProperty();
    private final ObjectProperty<Hindrance> hindrance = new SimpleObjectProperty<>();
    private final BooleanProperty despite = new SimpleBooleanProperty();
    private final ObjectProperty<RunFolder> folder = new SimpleObjectProperty<>();
    private SavedBackup besideBackup;
    private UpgradeCase.Basis basis;

    /** @param home the user's folder, for reports that have no place beside a backup */
    CommitModel(UpgradeCase upgradeCase, Path home) {
        this.upgradeCase = upgradeCase;
        this.home = home;
    }

    /** The plan that is about to be run, or was; null once it has turned out to be outdated. */
    ReadOnlyObjectProperty<Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** The database has changed since the plan was made; nothing was done. */
    ReadOnlyBooleanProperty outdated() {
        return outdated.getReadOnlyProperty();
    }

    /** The admin says that OnCall is stopped. */
    BooleanProperty stopped() {
        return stopped;
    }

    /** Why the last press did not begin anything; null if nothing stood in the way. */
    ObjectProperty<Hindrance> hindrance() {
        return hindrance;
    }

    /** The admin wants to go on although others are connected. */
    BooleanProperty despite() {
        return despite;
    }

    /** It is tried anew; what was ticked counts for that one time. */
    boolean tryAgain() {
        boolean wanted = despite.get();
        hindrance.set(null);
        despite.set(false);
        return wanted;
    }

    /** Where reports go. */
    ObjectProperty<RunFolder> folder() {
        return folder;
    }

    ConnectionSettings settings() {
        return upgradeCase.connected().require();
    }

    UpgradeCase upgradeCase() {
        return upgradeCase;
    }

    /**
     * Takes over what the pages before have decided.
     *
     * @return whether that is another plan than the last time
     */
    boolean enter(Plan planned) {
        boolean another = !upgradeCase.basis().equals(basis) || !planned.equals(plan.get());
        takeBack();
        if (another) {
            plan.set(planned);
            outdated.set(false);
            Pauses.keep(upgradeCase.pauseAt(), planned);
        }
        SavedBackup backup = upgradeCase.backup().get();
        // A folder of the admin's own choice stays; one beside a backup goes with the backup.
        if (folder.get() == null || !Objects.equals(backup, besideBackup)) {
            hindrance.set(null);
            folder.set(RunFolder.proposed(settings(), backup, home));
            besideBackup = backup;
        }
        return another;
    }

    /** What was decided about another database, or about this one before it changed, counts no more. */
    private void takeBack() {
        UpgradeCase.Basis now = upgradeCase.basis();
        if (!now.equals(basis)) {
            basis = now;
            // Nothing runs on the demo database, so there is nothing to stop.
            stopped.set(upgradeCase.isDemo());
            despite.set(false);
            hindrance.set(null);
            folder.set(null);
        }
    }

    /** The plan was made anew before a run: what an earlier attempt has done is not in it any more. */
    void renew(Plan made) {
        upgradeCase.plan().set(made);
        Pauses.keep(upgradeCase.pauseAt(), made);
        plan.set(made);
    }

    /** What was found out about the database is not true any more, and neither is the backup of it. */
    void forget() {
        plan.set(null);
        outdated.set(true);
        upgradeCase.changed();
        takeBack();
    }

    /** What was decided, as the engine takes it. */
    UpgradeOptions options() {
        UpgradeOptions options = UpgradeOptions.of(folder.get().exports());
        if (upgradeCase.cipher().get() != null) {
            options = options.withCipher(upgradeCase.cipher().get());
        }
        return upgradeCase.pauseAt().get() == null
                ? options
                : options.withPauseAt(upgradeCase.pauseAt().get());
    }

    /** How long it is likely to take; empty where nobody knows. */
    Optional<Duration> estimate() {
        return Optional.ofNullable(upgradeCase.advice().get()).flatMap(Advice::estimate);
    }
}
