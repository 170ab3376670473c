package io.github.stepwise.ui.page.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.SavedBackup;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.testing.Pump;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade relies on, without a window. */
class BackupModelTest {
    @TempDir
    private Path folder;

    private final Pump pump = new Pump();
    private final UpgradeCase upgrade = new UpgradeCase();

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void makesABackupUnlessSomethingElseIsSaid() {
        BackupModel model = about(sqlite("a.db"));
        assertThat(model.choices().get()).containsExactly(Choice.MAKE, Choice.ORIGINAL, Choice.OWN);
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.toMake().get()).isTrue();
        assertThat(model.decided().get()).isFalse();
    }

    @Test
    void takesNobodysWordWithoutTheTick() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        assertThat(model.goOn()).isFalse();
        assertThat(upgrade.backup().get()).isNull();
        model.own().set(true);
        assertThat(model.goOn()).isTrue();
        assertThat(upgrade.backup().get()).isEqualTo(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
    }

    @Test
    void keepsWhatWasChosenForTheSameDatabaseOnly() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        model.own().set(true);
        model.enter();
        assertThat(model.choice().get()).isEqualTo(Choice.OWN);
        assertThat(model.own().get()).isTrue();

        upgrade.connected()
                .settings()
                .set(ConnectionSettings.server(Engine.MARIADB, "127.0.0.1", 1, "oncall", "u", Secret.none()));
        model.enter();
        assertThat(model.choices().get()).containsExactly(Choice.MAKE, Choice.OWN);
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.own().get()).isFalse();
    }

    @Test
    void whatWasDecidedDoesNotOutliveAChangeOfTheDatabase() {
        BackupModel model = about(sqlite("a.db"));
        model.choice().set(Choice.OWN);
        model.own().set(true);
        assertThat(model.goOn()).isTrue();
        model.enter();
        assertThat(model.own().get()).isTrue();
        upgrade.backup().set(null);
        model.enter();
        assertThat(model.choice().get()).isEqualTo(Choice.MAKE);
        assertThat(model.own().get()).isFalse();
    }

    private ConnectionSettings sqlite(String name) {
        return ConnectionSettings.sqlite(folder.resolve(name));
    }

    private BackupModel about(ConnectionSettings settings) {
        upgrade.connected().settings().set(settings);
        BackupModel model = new BackupModel(pump.desk(folder), upgrade);
        model.enter();
        return model;
    }
}
