package io.github.stepwise.ui.page.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

class InstallPageTest extends UiTest {
    /** What comes after it, so that it can be left. */
    private static final class Last extends Page {
        Last() {
            super("checklist");
        }

        @Override
        public Node view() {
            return Parts.page("last", "");
        }
    }

    private InstallPage page;

    private void show(InstallCase install) {
        await("the catalog is read", () -> desk.catalog().isDone());
        page = new InstallPage(desk, install);
        open(page, new Last());
    }

    @Test
    void makesAFileAndOnlyThenGoesOn() {
        Path file = folder.resolve("oncall.db");
        InstallCase install = NewPlace.install(ConnectionSettings.sqlite(file), "1.16.9");
        show(install);
        assertThat(text("#next")).isEqualTo("Install OnCall 1.16.9 into oncall.db");
        assertThat(isAbsent("#install-user-new")).isTrue();
        assertThat(file).doesNotExist();
        press("#next");
        awaitNode("#install-done");
        assertThat(install.installed().get().databaseCreated()).isTrue();
        assertThat(file).exists();
        assertThat(text("#next")).isEqualTo("Next");
        assertThat(node("#back").isDisabled()).isTrue();
        assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
        assertThat(lookup("#closing").queryAs(Label.class).getText()).startsWith("The database is ready");
        screenshot("done-file");
        press("#next");
        awaitPage("checklist");
    }

    @Test
    void makesAUserOfItsOwn() throws Exception {
        try (NewPlace place = new NewPlace(Engine.POSTGRESQL)) {
            InstallCase install = place.install("1.16.9");
            show(install);
            assertThat(lookup("#install-user-new").queryAs(RadioButton.class).isSelected())
                    .as("postgres is an administrator")
                    .isTrue();
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#install-user-password");
            type("#install-user-name", place.user);
            press("#install-user-generate");
            press("#install-user-copy");
            String password = desktop.copied().get(0);
            assertThat(password).hasSize(24);
            screenshot("user");
            interact(() -> desk.language().set(Language.CHINESE));
            assertThat(lookup("#install-user-name")
                            .queryAs(TextInputControl.class)
                            .getText())
                    .isEqualTo(place.user);
            resize(720, 520);
            screenshot("user-chinese-small");
            goOn();
            awaitNode("#install-done");
            assertThat(place.mayComeIn(place.user, password)).isTrue();
            assertThat(install.installed().get().connection().user()).isEqualTo(place.user);
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.ASK);
            assertThat(lookup("#closing").queryAs(Label.class).getText())
                    .as("not that it can be closed at any time")
                    .contains("密码");
            press("#install-copy-password");
            assertThat(desktop.copied()).containsExactly(password, password);
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
            screenshot("done-chinese-small");
        }
    }

    @Test
    void cancelLeavesNothingAndCanBeBegunAgain() {
        Path file = folder.resolve("oncall.db");
        show(NewPlace.install(ConnectionSettings.sqlite(file), "1.16.9"));
        interact(() -> {
            lookup("#next").queryAs(Button.class).fire();
            assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.REFUSED);
            assertThat(page.backAllowed().get()).isFalse();
            assertThat(lookup("#next").queryAs(Button.class).isDisabled()).isTrue();
            assertThat(node("#home").isDisabled()).isTrue();
            lookup("#install-cancel").queryAs(Button.class).fire();
        });
        awaitNode("#install-cancelled");
        screenshot("cancelled");
        assertThat(Files.exists(file)).isFalse();
        assertThat(node("#back").isDisabled()).as("the first page of this flow").isTrue();
        assertThat(page.backAllowed().get()).isTrue();
        goOn();
        awaitNode("#install-done");
        assertThat(file).exists();
    }

    @Test
    void neverInstallsOverSomething() throws Exception {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            AtomicInteger instead = new AtomicInteger();
            byte[] before = Files.readAllBytes(database.file());
            InstallCase install = NewPlace.install(database.settings(), "1.16.9");
            install.upgradeInstead().set(instead::incrementAndGet);
            show(install);
            press("#next");
            awaitNode("#install-trouble");
            press("#install-upgrade-instead");
            assertThat(instead).hasValue(1);
            screenshot("not-empty");
            assertThat(Files.readAllBytes(database.file())).isEqualTo(before);
            assertThat(text("#next")).startsWith("Install OnCall 1.16.9");
            assertThat(page.backAllowed().get()).isTrue();
            interact(() -> desk.language().set(Language.CHINESE));
            press("#theme");
            press("#theme-dark");
            resize(1280, 800);
            screenshot("not-empty-chinese-dark");
        }
    }

    @Test
    void nobodyFillsInAUserForADatabaseThatIsFull() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40")) {
            show(NewPlace.install(database.settings(), "1.16.9"));
            awaitNode("#install-trouble");
            assertThat(isAbsent("#install-user-new")).isTrue();
            assertThat(node("#next").isDisabled()).isTrue();
            awaitNode("#install-occupant");
            assertThat(page.waitingFor().get().node()).isEqualTo("install-look-again");
            screenshot("full");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop schema public cascade");
                statement.execute("create schema public");
            }
            press("#install-look-again");
            awaitNode("#install-user-new");
            assertThat(isAbsent("#install-trouble")).isTrue();
        }
    }

    @Test
    void aUserThatIsThereIsNotMadeAgain() throws Exception {
        try (NewPlace place = new NewPlace(Engine.POSTGRESQL)) {
            ConnectionSettings settings = place.database.settings();
            show(place.install("1.8.5"));
            press("#install-user-existing");
            type("#install-user-name", place.user);
            assertThat(isAbsent("#install-user-password")).isTrue();
            assertThat(isAbsent("#install-user-host")).isTrue();
            screenshot("existing");
            goOn();
            awaitNode("#install-trouble");
            assertThat(text("#install-trouble-sentence")).contains("There is no user", place.user);
            assertThat(place.isThere()).isFalse();
            press("#install-user-current");
            goOn();
            awaitNode("#install-done");
            assertThat(place.mayComeIn(settings.user(), settings.password().reveal()))
                    .isTrue();
        }
    }

    @Test
    void progressIsShownWhileItRuns() throws Exception {
        try (NewPlace place = new NewPlace(Engine.POSTGRESQL)) {
            InstallCase install = place.install("1.16.9");
            show(install);
            press("#install-user-current");
            List<String> seen = new ArrayList<>();
            interact(() -> lookup("#next").queryAs(Button.class).fire());
            Label numbers = lookup("#install-numbers").query();
            interact(() -> numbers.textProperty().subscribe(words -> seen.add(words)));
            screenshot("running");
            awaitNode("#install-done");
            assertThat(seen).anyMatch(words -> words.matches("(table|foreign key) \\d+ of \\d+"));
        }
    }

    private String text(String selector) {
        return lookup(selector).queryLabeled().getText();
    }
}
