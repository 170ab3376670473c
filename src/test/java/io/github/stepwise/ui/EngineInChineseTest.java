package io.github.stepwise.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.Backup;
import io.github.stepwise.backup.BackupOptions;
import io.github.stepwise.backup.file.BackupKeys;
import io.github.stepwise.backup.file.BackupReader;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.plan.Planner;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import io.github.stepwise.ui.desk.ChosenFile;
import io.github.stepwise.ui.desk.Connected;
import io.github.stepwise.ui.desk.Language;
import io.github.stepwise.ui.desk.UpgradeCase;
import io.github.stepwise.ui.page.backup.BackupPage;
import io.github.stepwise.ui.page.checks.ChecksPage;
import io.github.stepwise.ui.page.file.FilePage;
import io.github.stepwise.ui.page.restore.RestorePage;
import io.github.stepwise.ui.testing.UiTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine tells in English of real databases stands on the pages in Chinese. */
class EngineInChineseTest extends UiTest {
    /** Words that only a sentence has; names, statements and the servers' own words have none of them in such a row. */
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}");

    private final ChosenFile chosen = new ChosenFile();

    @BeforeEach
    void speakChinese() {
        interact(() -> desk.language().set(Language.CHINESE));
        await("the catalog is read", () -> desk.catalog().isDone());
    }

    @Test
    void gapsAndWarningsOfABackup() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            execute(
                    database,
                    "create subscription feed connection 'host=nowhere dbname=none' publication p with (connect = false)",
                    "create type mood as enum ('good')",
                    "create table moods (m mood) partition by hash (m)");
            UpgradeCase upgrade = new UpgradeCase();
            upgrade.connected().settings().set(database.settings());
            open(new BackupPage(desk, upgrade));
            type("#backup-folder", folder.toString());
            type("#backup-name", "mine");
            goOn();
            awaitNode("#backup-gaps");
            screenshot("gaps");
            assertThat(texts("#backup-gaps"))
                    .contains("subscription feed", "CREATE SUBSCRIPTION 手工重新创建")
                    .doesNotContainPattern(ENGLISH);
            press("#backup-accept-0");
            goOn();
            awaitNode("#backup-result");
            screenshot("made");
            assertThat(texts("#backup-warnings"))
                    .contains("表 public.moods 按枚举类型的哈希值分区")
                    .doesNotContainPattern(ENGLISH);

            open(new FilePage(desk, chosen, true));
            type("#file-path", folder.resolve("mine.stepwise").toString());
            goOn();
            awaitNode("#file-content-panel");
            screenshot("file");
            assertThat(texts("#file-missing"))
                    .contains("subscription feed：它的连接字符串含有密码")
                    .doesNotContainPattern(ENGLISH);
            assertThat(texts("#file-warnings")).contains("public.moods").doesNotContainPattern(ENGLISH);
            execute(database, "alter subscription feed set (slot_name = none)", "drop subscription feed");
        }
    }

    @Test
    void whatARestoreLeftOut() throws Exception {
        try (TestDatabase source = Servers.create(Engine.POSTGRESQL);
                TestDatabase target = Servers.create(Engine.POSTGRESQL)) {
            String role = "gone_" + source.name();
            execute(source, "create table t (a int)", "create role " + role, "alter table t owner to " + role);
            backup(source.settings());
            execute(source, "alter table t owner to current_user", "drop owned by " + role, "drop role " + role);
            Connected connected = new Connected();
            connected.settings().set(target.settings());
            open(new RestorePage(desk, chosen, connected));
            awaitNode("#restore-empty");
            goOn();
            awaitNode("#restore-done");
            screenshot("left-out");
            assertThat(texts("#restore-refused"))
                    .contains("未能应用于", role)
                    .contains("报告了一个错误")
                    .doesNotContain("Left out");
        }
    }

    @Test
    void whatMariaDbKeepsForItself() throws Exception {
        try (TestDatabase database = Servers.create(Engine.MARIADB)) {
            execute(
                    database,
                    "create table t (a int)",
                    "create view v as select a from t",
                    "create table memories (a int) engine=MyISAM",
                    "alter table t rename column a to b");
            UpgradeCase upgrade = new UpgradeCase();
            upgrade.connected().settings().set(database.settings());
            open(new BackupPage(desk, upgrade));
            type("#backup-folder", folder.toString());
            goOn();
            awaitNode("#backup-gaps");
            assertThat(texts("#backup-gaps")).contains("它在源数据库中无法使用").doesNotContain("It does not work");
            press("#backup-accept-0");
            goOn();
            awaitNode("#backup-result");
            assertThat(texts("#backup-warnings"))
                    .contains("账户及其权限属于服务器", "以下表不支持事务")
                    .doesNotContainPattern(ENGLISH);
        }
    }

    @Test
    void whatChecksFound() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL, "1.2.40");
                Connection other = database.connect()) {
            execute(
                    database,
                    "create publication warehouse",
                    "create view my_view as select id from user_management_user",
                    "drop index " + anIndex(database),
                    "alter table user_management_user add column mine int");
            checks(database.settings());
            assertThat(text("#checks-evidence-replication")).isEqualTo("发布 warehouse");
            assertThat(text("#checks-evidence-own-objects")).contains("视图 my_view");
            assertThat(text("#checks-evidence-sessions")).contains("会话 ");
            assertThat(text("#checks-evidence-drift"))
                    .contains("多出表 user_management_user 的列 mine", "缺少表 ")
                    .doesNotContain(" is ", " of ", " over ");
            for (Node evidence : lookup(
                            node -> node.getId() != null && node.getId().startsWith("checks-evidence-"))
                    .queryAll()) {
                assertThat(texts(evidence)).doesNotContainPattern(ENGLISH);
            }
            screenshot("checks");
            assertThat(other.isValid(1)).isTrue();
        }
    }

    @Test
    void aServerThatDoesNotLetOneIn() throws Exception {
        try (TestDatabase database = Servers.create(Engine.POSTGRESQL)) {
            checks(database.settings().withCredentials("nobody_at_all", Secret.of("wrong")));
            assertThat(text("#checks-sentence-server")).startsWith("无法打开数据库。").doesNotContainPattern(ENGLISH);
            assertThat(texts("#checks-server")).doesNotContain("Check ", "Have ");
            screenshot("closed");
        }
    }

    private void checks(ConnectionSettings settings) {
        UpgradeCase upgrade = new UpgradeCase();
        interact(() -> {
            upgrade.connected().settings().set(settings);
            upgrade.target().set(new Planner(desk.catalog().join(), settings.engine()).newestTarget());
        });
        open(new ChecksPage(desk, upgrade));
        awaitNode("#checks-outcome");
    }

    private static String anIndex(TestDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select min(i.relname) from pg_index x join pg_class i on i.oid = x.indexrelid
                        join pg_class c on c.oid = x.indrelid
                        where c.relname = 'alerts_alertgroup' and not x.indisunique""")) {
            row.next();
            return row.getString(1);
        }
    }

    private void backup(ConnectionSettings settings) throws Exception {
        Path file = folder.resolve("b.stepwise");
        new Backup(settings, file, BackupOptions.usual().withoutCheck(), "Stepwise test", event -> {}).run();
        try (BackupReader reader = BackupReader.open(file, BackupKeys.none())) {
            chosen.manifest().set(reader.manifest());
        }
        chosen.file().set(file);
    }

    private String text(String selector) {
        return lookup(selector).queryAs(Label.class).getText();
    }

    private String texts(String selector) {
        return texts(awaitNode(selector));
    }

    /** All that can be read within a node. */
    private static String texts(Node node) {
        String own = node instanceof Labeled labeled ? labeled.getText() + "\n" : "";
        List<Node> inside = node instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
        StringBuilder all = new StringBuilder(own);
        inside.forEach(child -> all.append(texts(child)));
        return all.toString();
    }

    private static void execute(TestDatabase database, String... statements) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
