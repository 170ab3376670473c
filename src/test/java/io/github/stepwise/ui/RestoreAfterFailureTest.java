package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.testing.Backups;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** From the card of a run that failed to the restore of the backup, and back. */
class RestoreAfterFailureTest extends UiTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void whoeverThinksBetterOfItComesBackToTheCard() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            ConnectionSettings there = database.settings();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create view by_hand as select cached_render_for_web from alerts_alertgroup");
            }
            Path backup = folder.resolve("oncall.stepwise");
            Backups.choose(there, backup, new ChosenFile());
            desk.preferences().set("backup.folder", folder.toString());
            desk.leftovers()
                    .begun(new LeftoverRun(Connections.remembered(there), "1.3.15", backup.toString(), Instant.now()));
            resumeToTheBackup(there);
            goOnTo("backup");
            awaitNode("#backup-result");
            goOnTo("upgrade");
            press("#upgrade-stopped");
            goOn();
            await("it has failed", LONG, () -> !isAbsent("#upgrade-trouble"));

            press("#upgrade-restore");
            awaitPage("file");
            assertThat(lookup("#closing").queryAs(Label.class).getText())
                    .as("the database is half upgraded")
                    .doesNotContain("Nothing has been changed")
                    .contains("The database is not complete");
            press("#back");
            awaitPage("upgrade");
            awaitNode("#upgrade-trouble");
            assertThat(node("#upgrade-retry").isDisabled()).isFalse();
        }
    }
}
