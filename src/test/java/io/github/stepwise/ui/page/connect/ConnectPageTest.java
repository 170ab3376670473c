package io.github.stepwise.ui.page.connect;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.database.Tls;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.shell.Page;
import io.github.stepwise.ui.testing.UiTest;
import io.github.stepwise.ui.widget.Parts;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The connect page in the real window, with real servers and files. */
class ConnectPageTest extends UiTest {
    private final Connected connected = new Connected();

    /** What comes after it. */
    private static final class Versions extends Page {
        Versions() {
            super("versions");
        }

        @Override
        public Node view() {
            return Parts.page("Versions", "");
        }
    }

    private ConnectPage show(Purpose purpose) {
        ConnectPage page = new ConnectPage(desk, connected, purpose);
        open(page, new Versions());
        return page;
    }

    private String text(String selector) {
        return lookup(selector).queryAs(TextField.class).getText();
    }

    private String words(String selector) {
        return lookup(selector).queryAs(Labeled.class).getText();
    }

    /** A user whose password is asked for, which those of the test server's own are not. */
    private static String userWithPassword(TestDatabase database, String password) throws Exception {
        String user = "eva_" + Math.abs(database.name().hashCode());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + user + " login password '" + password.replace("'", "''") + "'");
            Path rules;
            try (ResultSet row = statement.executeQuery("show hba_file")) {
                row.next();
                rules = Path.of(row.getString(1));
            }
            Files.writeString(rules, "host all " + user + " 127.0.0.1/32 scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        }
        return user;
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneGoesOn() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            String user = userWithPassword(database, "p@ss w0rd'{}");
            ConnectPage page = show(Purpose.UPGRADE);
            interact(() -> page.fill(database.settings().withCredentials(user, Secret.none())));
            type("#connect-password", "wrong");
            press("#connect-test");
            awaitNode("#connect-trouble");
            assertThat(words("#connect-trouble-sentence")).contains("refused").contains(user);
            assertThat(isInView(node("#connect-trouble-sentence"))).isTrue();
            assertThat(shell().flow().current().get()).isSameAs(page);

            type("#connect-password", "p@ss w0rd'{}");
            awaitNode("#connect-stale");
            press("#next");
            awaitPage("versions");
            assertThat(connected.require().user()).isEqualTo(user);
            assertThat(connected.server().get().version().toString()).startsWith("PostgreSQL ");
            assertThat(desk.recent().list()).extracting(RecentConnection::user).containsExactly(user);

            press("#back");
            assertThat(text("#connect-password")).isEqualTo("p@ss w0rd'{}");
            awaitNode("#connect-passed");
            press("#connect-copy");
            assertThat(desktop.copied().get(0))
                    .contains("PostgreSQL")
                    .contains("JDBC Driver")
                    .contains("Not encrypted")
                    .doesNotContain("p@ss");
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop role " + user);
            }
        }
    }

    @Test
    void aServerIsTypedIn() {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            ConnectionSettings settings = database.settings();
            show(Purpose.BACKUP);
            assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#connect-engine-postgresql"));
            press("#connect-engine-mysql");
            assertThat(text("#connect-port")).isEqualTo("3306");
            press("#connect-engine-postgresql");
            assertThat(text("#connect-port")).isEqualTo("5432");
            type("#connect-host", settings.host());
            type("#connect-port", String.valueOf(settings.port()));
            type("#connect-database", settings.database());
            type("#connect-user", settings.user());
            push(KeyCode.ENTER);
            awaitPage("versions");
            assertThat(connected.require()).isEqualTo(settings);
        }
    }

    @Test
    void whatIsKnownAlreadyLeavesOnlyThePasswordToType() {
        ConnectPage page = new ConnectPage(desk, connected, Purpose.UPGRADE);
        page.fill(ConnectionSettings.server(Engine.MARIADB, "db.example", 3307, "oncall", "eva", Secret.none()));
        open(page, new Versions());
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#connect-password"));
        assertThat(text("#connect-port")).isEqualTo("3307");
        assertThat(lookup("#connect-engine-mariadb").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    @Test
    void aSqliteFileIsChosen() {
        try (TestDatabase database = Servers.create(Engine.SQLITE, "1.2.40")) {
            show(Purpose.UPGRADE);
            press("#connect-engine-sqlite");
            assertThat(node("#next").isDisabled()).isTrue();
            assertWaitsFor("#connect-file");
            assertThat(isAbsent("#connect-host")).isTrue();
            desktop.choose(database.file());
            press("#connect-file-choose");
            press("#connect-test");
            awaitNode("#connect-passed");
            assertThat(isInView(node("#connect-passed"))).isTrue();
            press("#next");
            awaitPage("versions");
            assertThat(connected.require().file()).isEqualTo(database.file());
        }
    }

    @Test
    void aFolderOfDockerComposeFillsTheForm() throws Exception {
        Path file = Files.writeString(folder.resolve("docker-compose.yml"), """
                services:
                  engine:
                    image: grafana/oncall:v1.2.40
                    environment:
                      DATABASE_TYPE: mysql
                      DATABASE_HOST: mysql
                      DATABASE_NAME: oncall_hobby
                      DATABASE_USER: root
                      DATABASE_PASSWORD: ${MYSQL_PASSWORD}
                  mysql:
                    image: mysql:8.0.32
                """);
        Files.writeString(folder.resolve(".env"), "MYSQL_PASSWORD=hidden word\n");
        show(Purpose.UPGRADE);
        desktop.choose(file);
        press("#connect-fill-file");
        awaitNode("#connect-filled");
        assertThat(text("#connect-host")).isEqualTo("mysql");
        assertThat(text("#connect-port")).isEqualTo("3306");
        assertThat(text("#connect-database")).isEqualTo("oncall_hobby");
        assertThat(text("#connect-password")).isEqualTo("hidden word");
        assertThat(lookup("#connect-engine-mysql").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(isAbsent("#connect-host-hint")).isFalse();
        assertThat(lookup("#connect-filled .label").queryAll())
                .extracting(node -> ((Labeled) node).getText())
                .anyMatch(line -> line.contains("is not published"))
                .noneMatch(line -> line.contains("hidden word"));
    }

    @Test
    void aUrlIsPasted() {
        show(Purpose.UPGRADE);
        type("#connect-url", "jdbc:mariadb://db.example:3307/oncall?user=eva&password=pw");
        push(KeyCode.ENTER);
        assertThat(text("#connect-url")).isEmpty();
        assertThat(text("#connect-host")).isEqualTo("db.example");
        assertThat(text("#connect-user")).isEqualTo("eva");
        assertThat(lookup("#connect-engine-mariadb").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(shell().flow().current().get().id()).isEqualTo("connect");
    }

    @Test
    void aPathIsTypedWhereADialogHidesTheFile() throws Exception {
        Files.writeString(folder.resolve(".env"), "DATABASE_TYPE=mysql\nDATABASE_HOST=db.example\nDATABASE_USER=eva\n");
        show(Purpose.UPGRADE);
        type("#connect-url", folder.resolve(".env").toString());
        push(KeyCode.ENTER);
        await("it is read", () -> "db.example".equals(text("#connect-host")));
        assertThat(lookup("#connect-engine-mysql").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(text("#connect-url")).isEmpty();

        type("#connect-url", "oracle://eva:hidden-word@db/oncall");
        press("#connect-url-take");
        await(
                "it is refused",
                () -> lookup("#connect-filled .label").queryAll().stream()
                        .map(node -> ((Labeled) node).getText())
                        .anyMatch(line -> line.startsWith("There is no file of that name")));
        assertThat(lookup("#connect-filled .label").queryAll())
                .extracting(node -> ((Labeled) node).getText())
                .noneMatch(line -> line.contains("hidden-word"));
    }

    @Test
    void mistakesAreToldAtTheirFieldsAndTheFirstGetsTheFocus() {
        show(Purpose.UPGRADE);
        type("#connect-port", "54x2");
        assertThat(isAbsent("#connect-port-error")).isTrue();
        press("#connect-database");
        awaitNode("#connect-port-error");
        assertThat(isAbsent("#connect-user-error")).isTrue();
        press("#connect-test");
        awaitNode("#connect-user-error");
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#connect-port"));
        assertThat(node("#next").isDisabled()).isTrue();
        assertWaitsFor("#connect-port");
        assertThat(lookup("#waiting").queryAs(Hyperlink.class).getText()).contains("65535");
        type("#connect-port", "5432");
        assertThat(isAbsent("#connect-port-error")).isTrue();
        type("#connect-user", "oncall");
        assertThat(node("#next").isDisabled()).isFalse();
    }

    @Test
    void aTestThatHangsIsCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            ConnectPage page = show(Purpose.UPGRADE);
            interact(() -> page.fill(ConnectionSettings.server(
                    Engine.POSTGRESQL, "127.0.0.1", silent.getLocalPort(), "oncall", "oncall", Secret.none())));
            press("#next");
            press("#connect-cancel");
            assertThat(isAbsent("#connect-running")).isTrue();
            assertThat(node("#next").isDisabled()).isFalse();
            assertThat(shell().flow().current().get()).isSameAs(page);
        }
    }

    @Test
    void theCertificateIsAskedForOnlyWhereItIsLookedAt() {
        ConnectPage page = show(Purpose.UPGRADE);
        assertThat(isAbsent("#connect-certificate")).isTrue();
        interact(() -> page.fill(new ConnectionSettings(
                Engine.MYSQL, "db.example", 3306, "oncall", "oncall", Secret.none(), Tls.VERIFY_CA, null, null)));
        Path pem = folder.resolve("ca.pem");
        desktop.choose(pem);
        press("#connect-certificate-choose");
        press("#connect-test");
        awaitNode("#connect-certificate-error");
        assertThat(text("#connect-certificate")).isEqualTo(pem.toString());
    }

    @Test
    void anotherLanguageKeepsWhatWasTyped() {
        show(Purpose.RESTORE);
        type("#connect-host", "db.example");
        type("#connect-password", "word");
        interact(() -> desk.language().set(Language.CHINESE));
        assertThat(words("#page-title")).isEqualTo("要将备份恢复到哪里？");
        assertThat(text("#connect-host")).isEqualTo("db.example");
        assertThat(text("#connect-password")).isEqualTo("word");
    }

    @Test
    void theHelpHasCommandsForTheChosenEngine() {
        show(Purpose.UPGRADE);
        press("#connect-engine-mariadb");
        TitledPane help = (TitledPane) awaitNode("#connect-help-kube");
        interact(() -> help.setExpanded(true));
        press("#connect-help-kube-1-copy");
        assertThat(desktop.copied()).containsExactly("kubectl port-forward svc/RELEASE-mariadb 3306:3306");
        interact(() ->
                lookup("#connect-engine-sqlite").queryAs(ToggleButton.class).fire());
        assertThat(lookup("#connect-help-compose-1")
                        .queryAs(TextInputControl.class)
                        .getText())
                .contains("/var/lib/oncall/oncall.db");
    }

    @Test
    void looksRight() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            for (Language language : Language.values()) {
                Theme theme = language == Language.ENGLISH ? new PrimerLight() : new PrimerDark();
                interact(() -> {
                    desk.language().set(language);
                    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
                });
                pictures(language.id(), database.settings());
            }
        }
    }

    private void pictures(String name, ConnectionSettings settings) {
        resize(720, 520);
        ConnectPage page = show(Purpose.UPGRADE);
        screenshot(name + "-small-empty");
        press("#connect-test");
        screenshot(name + "-small-errors");
        interact(() -> page.fill(settings));
        press("#connect-test");
        awaitNode("#connect-passed");
        screenshot(name + "-small-passed");
        interact(() -> page.fill(settings.withDatabase("nowhere")));
        press("#connect-test");
        awaitNode("#connect-trouble");
        screenshot(name + "-small-failed");
        TitledPane help = (TitledPane) node("#connect-help-compose");
        interact(() -> {
            help.setExpanded(true);
            ((ScrollPane) lookup(".page-scroll").query()).setVvalue(1);
        });
        screenshot(name + "-small-help");
        resize(1280, 800);
        screenshot(name + "-large-help");
        interact(() -> {
            help.setExpanded(false);
            ((ScrollPane) lookup(".page-scroll").query()).setVvalue(0);
        });
        assertThat(screenshot(name + "-large-failed")).exists();
    }

    private boolean isInView(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Node viewport = node(".page-scroll > .viewport");
        Bounds window = viewport.localToScene(viewport.getLayoutBounds());
        return bounds.getMinY() >= window.getMinY() - 1 && bounds.getMinY() < window.getMaxY();
    }
}
