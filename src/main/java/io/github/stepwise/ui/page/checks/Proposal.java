package io.github.stepwise.ui.page.checks;

import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Severity;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.state.State;
import io.github.stepwise.ui.backup.Places;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The folder that the Backup page is going to propose. */
final class Proposal {
    /** What is wrong with the folder, not with the database's own place. */
    private static final Set<String> FOLDER = Set.of("space.folder", "space.full");

    private Proposal() {}

    /** Empty where an interrupted upgrade goes on, which has its backup already. */
    static Optional<Path> folder(Desk desk, UpgradeCase upgrade) {
        boolean resumes =
                upgrade.inspection().get() != null && upgrade.inspection().get().state() instanceof State.Unfinished;
        ConnectionSettings database = upgrade.connected().require();
        return resumes ? Optional.empty() : Optional.of(new Places(desk, upgrade::isDemo).folder(database));
    }

    /** Another folder can be chosen on the Backup page, which looks at it itself: nobody has to be stopped before. */
    static Finding softened(Finding finding) {
        boolean exchangeable = finding.severity() == Severity.BLOCKER
                && FOLDER.contains(finding.sentence().key());
        return exchangeable
                ? new Finding(
                        finding.check(),
                        Severity.WARNING,
                        finding.sentence(),
                        finding.why(),
                        finding.whatToDo(),
                        finding.evidence(),
                        finding.remedySql(),
                        finding.took())
                : finding;
    }
}
