package io.github.stepwise.ui.page.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.Installed;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.shell.Closing;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class ChecklistPageTest extends UiTest {
    private final InstallCase install = new InstallCase();
    private ChecklistPage page;

    private void show() {
        await("the catalog is read", () -> desk.catalog().isDone());
        page = new ChecklistPage(desk, install);
        open(page);
    }

    /** On a server, with a user of its own, as the engine tells it. */
    private void installedOnServer() {
        install.installed()
                .set(new Installed(
                        ConnectionSettings.server(
                                Engine.POSTGRESQL,
                                "db.example",
                                0,
                                "oncall",
                                "oncall_user",
                                Secret.of("horse-battery")),
                        Version.of("1.16.9"),
                        InstallRequest.usualApps(),
                        129,
                        211,
                        true,
                        true,
                        List.of(Phrase.of("install-notes", "administrator", "revoke a from b"))));
    }

    @Test
    void ticksSurviveTheLanguage() throws Exception {
        await("the catalog is read", () -> desk.catalog().isDone());
        ConnectionSettings file = ConnectionSettings.sqlite(folder.resolve("oncall.db"));
        install.installed()
                .set(new FreshInstall(desk.catalog().join())
                        .run(InstallRequest.of(file, Version.of("1.16.9")), InstallListener.NONE));
        show();
        press("#checklist-SECRET_KEY");
        press("#checklist-grafana-version");
        assertThat(lookup("#checklist-progress").queryAs(Label.class).getText()).startsWith("2 of ");
        screenshot("file");
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("#checklist-SECRET_KEY").queryAs(CheckBox.class).isSelected())
                .isTrue();
        assertThat(lookup("#checklist-file-owner").queryAs(CheckBox.class).getText())
                .isEqualTo("文件归用户 1000 所有");
        assertThat(lookup("#next").queryLabeled().getText()).isEqualTo("完成");
        resize(720, 520);
        screenshot("file-chinese-small");
        press("#theme");
        press("#theme-dark");
        resize(1280, 800);
        press("#checklist-DATABASE_TYPE");
        screenshot("file-chinese-dark");
    }

    @Test
    void thePasswordIsCopiedAndNowhereElse() throws Exception {
        installedOnServer();
        show();
        press("#checklist-copy-password");
        assertThat(desktop.copied()).containsExactly("horse-battery");
        screenshot("server");
        assertThat(lookup("This is still to be done by an administrator: revoke a from b;")
                        .queryAll())
                .isNotEmpty();
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(lookup("此项仍需由管理员执行：revoke a from b;").queryAll()).isNotEmpty();
        interact(() -> desk.language().set(Language.ENGLISH));
        press("#checklist-environment-copy");
        Path file = folder.resolve("oncall.env");
        desktop.choose(file);
        press("#checklist-save");
        await(
                "it is written",
                () -> !lookup("#checklist-outcome .panel").queryAll().isEmpty());
        screenshot("saved");
        String written = Files.readString(file);
        assertThat(written)
                .isEqualTo(desktop.copied().get(1))
                .contains("DATABASE_HOST=db.example\n", "# to be filled in, secret:\nDATABASE_PASSWORD=\n")
                .contains("# to be filled in:\nBASE_URL=\n")
                .doesNotContain("horse");
    }

    @Test
    void aPasswordThatNobodyHasKeptIsAskedFor() {
        installedOnServer();
        show();
        assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.ASK);
        assertThat(lookup("#closing").queryAs(Label.class).getText())
                .as("not that it can be closed at any time")
                .contains("password");
        press("#next");
        press("#question-no");
        assertThat(shell().flow().current().get()).isSameAs(page);
        press("#checklist-copy-password");
        assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
        assertThat(lookup("#closing").queryAs(Label.class).getText()).endsWith("closed at any time.");
        press("#next");
        assertThat(shell().flow()).isNull();
    }

    @Test
    void aPasswordThatWasCopiedOnThePageBeforeIsKept() {
        installedOnServer();
        install.passwordKept().set(true);
        show();
        assertThat(page.closing().get().kind()).isEqualTo(Closing.Kind.SAFE);
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        installedOnServer();
        show();
        desktop.choose(folder.resolve("missing").resolve("oncall.env"));
        press("#checklist-save");
        awaitNode("#checklist-trouble");
        desktop.choose(folder.resolve("oncall.env"));
        press("#checklist-save");
        await("the trouble is over", () -> isAbsent("#checklist-trouble"));
        assertThat(folder.resolve("oncall.env")).exists();
    }
}
