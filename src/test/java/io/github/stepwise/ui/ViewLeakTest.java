package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.FreshInstall;
import io.github.stepwise.install.InstallListener;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.demo.DemoDatabase;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.backup.BackupPage;
import io.github.stepwise.ui.page.checklist.ChecklistPage;
import io.github.stepwise.ui.page.checks.ChecksPage;
import io.github.stepwise.ui.page.connect.ConnectPage;
import io.github.stepwise.ui.page.connect.Purpose;
import io.github.stepwise.ui.page.file.FilePage;
import io.github.stepwise.ui.page.install.InstallPage;
import io.github.stepwise.ui.page.path.PathPage;
import io.github.stepwise.ui.page.save.SavePage;
import io.github.stepwise.ui.page.upgrade.UpgradePage;
import io.github.stepwise.ui.shell.WizardPage;
import io.github.stepwise.ui.testing.Cases;
import io.github.stepwise.ui.testing.UiTest;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Models live as long as their flow; the views of them that have been replaced do not. */
class ViewLeakTest extends UiTest {
    private static final int SWITCHES = 20;

    /** The one that is shown, and what the toolkit still remembers of the last. */
    private static final int MOST = 3;

    private static final int TRIES = 20;

    private final List<WeakReference<Node>> views = new ArrayList<>();
    private final List<WeakReference<Node>> footers = new ArrayList<>();

    private Path demo() throws Exception {
        Path file = folder.resolve("oncall.db");
        new DemoDatabase(Cases.CATALOG).create(file);
        return file;
    }

    @Test
    void pagesOfAnUpgradeLetTheirViewsGo() throws Exception {
        Path file = demo();
        UpgradeCase upgrade = Cases.of(ConnectionSettings.sqlite(file), "1.8.5", Cases.original(file));
        Map<String, WizardPage> pages = new LinkedHashMap<>();
        pages.put("connect", new ConnectPage(desk, new Connected(), Purpose.UPGRADE));
        pages.put("path", new PathPage(desk, upgrade, () -> {}));
        pages.put("checks", new ChecksPage(desk, upgrade));
        pages.put("backup", new BackupPage(desk, upgrade));
        pages.put("upgrade", new UpgradePage(desk, upgrade, backup -> {}));
        assertNoneLeaks(pages);
    }

    @Test
    void pagesOfAnInstallationLetTheirViewsGo() throws Exception {
        InstallCase install = new InstallCase();
        ConnectionSettings server = ConnectionSettings.server(
                Engine.MYSQL, "db.example", 0, "oncall_new", "root", Secret.of("horse-battery"));
        install.connected().settings().set(server);
        install.release().set(Version.of("1.16.9"));
        ConnectionSettings made = ConnectionSettings.sqlite(folder.resolve("new.db"));
        install.installed()
                .set(new FreshInstall(Cases.CATALOG)
                        .run(InstallRequest.of(made, Version.of("1.16.9")), InstallListener.NONE));
        Map<String, WizardPage> pages = new LinkedHashMap<>();
        pages.put("install", new InstallPage(desk, install));
        pages.put("checklist", new ChecklistPage(desk, install));
        assertNoneLeaks(pages);
    }

    @Test
    void pagesOfBackupsLetTheirViewsGo() throws Exception {
        Connected connected = new Connected();
        connected.settings().set(ConnectionSettings.sqlite(demo()));
        ChosenFile chosen = new ChosenFile();
        chosen.file().set(folder.resolve("none.stepwise"));
        Map<String, WizardPage> pages = new LinkedHashMap<>();
        pages.put("save", new SavePage(desk, connected));
        pages.put("file", new FilePage(desk, chosen, true));
        assertNoneLeaks(pages);
    }

    private void assertNoneLeaks(Map<String, WizardPage> pages) {
        Map<String, Long> left = new LinkedHashMap<>();
        pages.forEach((name, page) -> {
            views.clear();
            footers.clear();
            open(page);
            for (int i = 0; i < SWITCHES; i++) {
                Language language = Language.values()[(i + 1) % Language.values().length];
                interact(() -> desk.language().set(language));
                ScrollPane scroll = lookup(".page-scroll").queryAs(ScrollPane.class);
                List<Node> content = ((Pane) scroll.getContent()).getChildren();
                views.add(new WeakReference<>(content.get(content.size() - 1)));
                footers.add(new WeakReference<>(lookup(".shell-footer").query()));
            }
            assertThat(isAbsent("#mishap")).as(name).isTrue();
            long viewsLeft = alive(views);
            if (viewsLeft > MOST) {
                left.put(name + " views", viewsLeft);
            }
            long footersLeft = alive(footers);
            if (footersLeft > MOST) {
                left.put(name + " footers", footersLeft);
            }
        });
        assertThat(left).isEmpty();
    }

    /** How many are still there when no more go. */
    private static long alive(List<WeakReference<Node>> nodes) {
        long alive = nodes.size();
        for (int i = 0; i < TRIES && alive > MOST; i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            alive = nodes.stream().filter(node -> node.get() != null).count();
        }
        return alive;
    }
}
