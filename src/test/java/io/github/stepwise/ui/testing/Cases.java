package io.github.stepwise.ui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.ServerFacts;
import io.github.stepwise.plan.Inspection;
import io.github.stepwise.plan.Plan;
import io.github.stepwise.plan.PlanRefused;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.state.State;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Upgrades as the pages before the commit leave them, of real databases. */
public final class Cases {
    public static final Catalog CATALOG = Catalog.load();

    private Cases() {}

    /** An upgrade of that database, all decided. */
    public static UpgradeCase of(ConnectionSettings settings, String target, SavedBackup backup) throws Exception {
        UpgradeCase upgradeCase = new UpgradeCase();
        upgradeCase.connected().settings().set(settings);
        try (Database database = Database.open(settings)) {
            upgradeCase
                    .connected()
                    .server()
                    .set(new ServerFacts(database.serverVersion(), Duration.ofMillis(1), Optional.empty()));
            Inspection found = Inspection.of(database, CATALOG);
            upgradeCase.inspection().set(found);
            upgradeCase.target().set(Version.of(target));
            upgradeCase.plan().set(plan(database, found, Version.of(target)));
        }
        upgradeCase.cipher().set(MirageCipher.of(Reference.SECRET_KEY, MirageCipher.USUAL_IV));
        upgradeCase.backup().set(backup);
        return upgradeCase;
    }

    /** The database is exactly that release. */
    public static void assertRelease(ConnectionSettings settings, String release) throws Exception {
        try (Database database = Database.open(settings)) {
            Inspection found = Inspection.of(database, CATALOG);
            assertThat(found.state())
                    .isInstanceOfSatisfying(
                            State.Known.class, known -> assertThat(known.to()).isEqualTo(Version.of(release)));
            assertThat(found.drift(database, CATALOG)).isEmpty();
        }
    }

    /** As Stepwise makes it; the file itself is of no concern to pages that only name it. */
    public static SavedBackup made(Path file) {
        return new SavedBackup(SavedBackup.Kind.MADE, Optional.of(file));
    }

    public static SavedBackup original(Path file) {
        return new SavedBackup(SavedBackup.Kind.ORIGINAL, Optional.of(file));
    }

    private static Plan plan(Database database, Inspection found, Version target) throws Exception {
        State.OnCall state = found.state() instanceof State.Unfinished unfinished
                ? unfinished.database()
                : (State.OnCall) found.state();
        return Inspection.<Plan, PlanRefused>ask(
                database,
                connection -> new Planner(CATALOG, database.engine())
                        .plan(
                                state,
                                target,
                                state.apps(),
                                database.serverVersion(),
                                found.facts(connection, database)));
    }
}
