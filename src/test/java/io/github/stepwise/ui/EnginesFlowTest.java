package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.UiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the start page to the result on the servers that commit every statement, with OnCall's own key. */
class EnginesFlowTest extends UiTest {
    private static final String TARGET = "1.8.5";
    private static final Duration LONG = Duration.ofMinutes(3);

    static List<Engine> engines() {
        return Servers.available().stream()
                .filter(engine -> engine == Engine.MYSQL || engine == Engine.MARIADB)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aDatabaseIsUpgraded(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine, "1.2.40")) {
            desk.preferences().set("backup.folder", folder.toString());
            press("#start-upgrade");
            awaitPage("connect");
            connect(database.settings());
            goOnTo("versions");
            type("#versions-search", TARGET);
            push(KeyCode.DOWN);
            goOnTo("path");
            awaitNode("#path-key");
            type("#path-key", Reference.SECRET_KEY);
            goOnTo("checks");
            await("checks have ended", LONG, () -> isAbsent("#checks-cancel"));
            if (!isAbsent("#checks-accept")) {
                press("#checks-accept");
            }
            goOnTo("backup");
            goOn();
            await("the backup is made", LONG, () -> nextIs("Next"));
            goOnTo("upgrade");
            press("#upgrade-stopped");
            goOn();
            await("the upgrade has ended", LONG, () -> !isAbsent("#upgrade-arrived"));
            goOnTo("result");
            awaitNode("#result-verified");
            Cases.assertRelease(database.settings(), TARGET);
            assertBackupOf(engine);
            assertThat(desk.leftovers().list()).isEmpty();
        }
    }

    private void connect(ConnectionSettings there) {
        press("#connect-engine-" + there.engine().id());
        type("#connect-host", there.host());
        type("#connect-port", String.valueOf(there.port()));
        type("#connect-database", there.database());
        type("#connect-user", there.user());
        if (!there.password().isEmpty()) {
            type("#connect-password", there.password().reveal());
        }
    }

    private boolean nextIs(String text) {
        return lookup("#next").queryAs(Button.class).getText().equals(text);
    }

    private void assertBackupOf(Engine engine) throws Exception {
        try (BackupReader backup = BackupReader.open(backup(), BackupKeys.none())) {
            assertThat(backup.manifest().origin().engine()).isEqualTo(engine);
        }
    }

    private Path backup() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".stepwise"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
