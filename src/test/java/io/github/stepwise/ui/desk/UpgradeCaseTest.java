package io.github.stepwise.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.ServerFacts;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.OnCallConfigReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upgrade knows, and of which database. */
class UpgradeCaseTest {
    private static final MirageCipher KEY = MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV);
    private static final ConnectionSettings DEMO = ConnectionSettings.sqlite(Path.of("demo", "oncall.db"));
    private static final ConnectionSettings FILE = ConnectionSettings.sqlite(Path.of("real", "oncall.db"));
    private static final ConnectionSettings SERVER =
            ConnectionSettings.server(Engine.POSTGRESQL, "db.example", 0, "oncall", "eva", Secret.none());

    @TempDir
    private Path folder;

    @Test
    void itIsTheDemoOnlyWhileThatIsConnected() {
        UpgradeCase upgrade = UpgradeCase.ofDemo(DEMO, KEY);
        assertThat(upgrade.isDemo()).isTrue();
        assertThat(upgrade.cipher().get()).isSameAs(KEY);
        for (ConnectionSettings other : List.of(FILE, SERVER)) {
            upgrade.connected().settings().set(other);
            assertThat(upgrade.isDemo()).isFalse();
            upgrade.forgetKeyAndBackup();
            assertThat(upgrade.cipher().get()).isNull();
        }
        upgrade.connected().settings().set(DEMO);
        upgrade.forgetKeyAndBackup();
        assertThat(upgrade.isDemo()).isTrue();
        assertThat(upgrade.cipher().get()).as("nobody can be asked for it").isSameAs(KEY);
        assertThat(new UpgradeCase().isDemo()).isFalse();
    }

    @Test
    void theRestOfTheWayKnowsWhatWasKnown() throws Exception {
        Path env = Files.writeString(folder.resolve(".env"), "SECRET_KEY=k\n");
        UpgradeCase upgrade = UpgradeCase.ofDemo(DEMO, KEY);
        upgrade.connected().config().set(OnCallConfigReader.read(env));
        upgrade.connected().server().set(new ServerFacts(null, Duration.ofMillis(1), Optional.empty()));
        upgrade.target().set(Version.of("1.8.5"));
        upgrade.pauseAt().set(Version.of("1.3.15"));
        upgrade.backup().set(new SavedBackup(SavedBackup.Kind.OWN, Optional.empty()));
        UpgradeCase rest = upgrade.rest();
        assertThat(rest.isDemo()).isTrue();
        assertThat(rest.cipher().get()).isSameAs(KEY);
        assertThat(rest.connected().require()).isEqualTo(DEMO);
        assertThat(rest.connected().config().get())
                .isNotNull()
                .isSameAs(upgrade.connected().config().get());
        assertThat(rest.connected().server().get())
                .isSameAs(upgrade.connected().server().get());
        assertThat(rest.target().get()).isEqualTo(Version.of("1.8.5"));
        assertThat(rest.pauseAt().get()).isNull();
        assertThat(rest.backup().get()).as("one of how it was before").isNull();
    }

    @Test
    void aDatabaseThatHasChangedIsAnotherBasis() {
        UpgradeCase upgrade = new UpgradeCase();
        upgrade.connected().settings().set(SERVER);
        upgrade.cipher().set(KEY);
        upgrade.findings().set(List.of());
        UpgradeCase.Basis before = upgrade.basis();
        assertThat(upgrade.basis()).isEqualTo(before);
        upgrade.changed();
        assertThat(upgrade.basis()).isNotEqualTo(before);
        assertThat(upgrade.cipher().get()).isNull();
        assertThat(upgrade.findings().get()).isNull();
    }
}
