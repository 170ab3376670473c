package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsChecklistTest {
    private static final ConnectionSettings POSTGRES = ConnectionSettings.server(
            Engine.POSTGRESQL, "db.example", 0, "oncall", "oncall_user", Secret.of("correct horse"));
    private static final ConnectionSettings MARIA =
            ConnectionSettings.server(Engine.MARIADB, "localhost", 3307, "oncall", "oncall_user", Secret.of("x"));
    private static final ConnectionSettings SQLITE = ConnectionSettings.sqlite(Path.of("oncall.db"));

    @Test
    void newestReleaseOnPostgres() {
        SettingsChecklist list = checklist("1.16.9", POSTGRES, InstallRequest.usualApps());
        assertThat(list.environment())
                .contains(
                        "DATABASE_TYPE=postgresql",
                        "DATABASE_HOST=db.example",
                        "DATABASE_PORT=5432",
                        "DATABASE_NAME=oncall",
                        "DATABASE_USER=oncall_user",
                        "DATABASE_PASSWORD=",
                        "FEATURE_MATTERMOST_INTEGRATION_ENABLED=false",
                        "CELERY_WORKER_QUEUE=default,critical,long,slack,telegram,mattermost,webhook,retry,celery,grafana");
        assertThat(titles(list)).contains("PostgreSQL 12 or newer", "Grafana 10.2.5 or newer", "OnCall plugin 1.16.9");
        assertThat(list.toString()).contains("at least 32 characters").doesNotContain("horse");
    }

    @Test
    void nameOfThisComputerMeansAnotherOneInAContainer() {
        assertThat(checklist("1.8.5", MARIA, InstallRequest.usualApps()).environment())
                .contains("DATABASE_TYPE=mysql", "DATABASE_HOST=", "DATABASE_PORT=3307")
                .doesNotContain("FEATURE_MATTERMOST_INTEGRATION_ENABLED=false");
    }

    @Test
    void oldReleasesReadOtherVariables() {
        assertThat(checklist("1.0.0", MARIA, InstallRequest.usualApps()).environment())
                .contains("MYSQL_DB_NAME=oncall", "MYSQL_USER=oncall_user", "RABBITMQ_HOST=")
                .noneMatch(line -> line.startsWith("DATABASE_") || line.startsWith("GRAFANA_API_URL"));
        assertThat(checklist("1.0.30", POSTGRES, InstallRequest.usualApps()).environment())
                .contains("DB_BACKEND=postgresql", "DB_NAME=oncall");
        assertThat(ids(checklist("1.0.0", POSTGRES, InstallRequest.usualApps())))
                .contains("engine");
    }

    @Test
    void sqliteFileBelongsToTheContainer() {
        SettingsChecklist list = checklist("1.2.40", SQLITE, InstallRequest.usualApps());
        assertThat(list.environment())
                .contains("DATABASE_TYPE=sqlite3", "DATABASE_NAME=/var/lib/oncall/oncall.db")
                .noneMatch(line -> line.startsWith("DATABASE_HOST"));
        assertThat(ids(list)).contains("file-owner").doesNotContain("engine", "plugin-provisioning");
    }

    @Test
    void switchesFollowTheTablesThatAreThere() {
        assertThat(checklist("1.16.9", POSTGRES, EnumSet.allOf(App.class)).environment())
                .contains("FEATURE_MATTERMOST_INTEGRATION_ENABLED=true", "ONCALL_LICENSE=OpenSource");
        assertThat(checklist("1.16.9", POSTGRES, Set.of()).environment()).contains("ONCALL_LICENSE=");
    }

    @Test
    void everyReleaseHasOneWithoutDuplicates() {
        for (Release release : Targets.CATALOG.releases()) {
            SettingsChecklist list = SettingsChecklist.of(release, POSTGRES, InstallRequest.usualApps());
            assertThat(ids(list)).doesNotHaveDuplicates().contains("SECRET_KEY", "grafana-version", "migrate");
            assertThat(list.items()).noneMatch(item -> item.text().isBlank());
        }
    }

    @Test
    void releaseToAvoidIsNamed() {
        assertThat(ids(checklist("1.13.0", POSTGRES, InstallRequest.usualApps())))
                .contains("avoid");
        assertThat(ids(checklist("1.8.5", POSTGRES, InstallRequest.usualApps())))
                .doesNotContain("avoid");
    }

    private static SettingsChecklist checklist(String release, ConnectionSettings settings, Set<App> apps) {
        return SettingsChecklist.of(Targets.CATALOG.release(Version.of(release)).orElseThrow(), settings, apps);
    }

    private static List<String> ids(SettingsChecklist list) {
        return list.items().stream().map(ChecklistItem::id).toList();
    }

    private static List<String> titles(SettingsChecklist list) {
        return list.items().stream().map(ChecklistItem::title).toList();
    }
}
