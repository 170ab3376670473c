package io.github.stepwise.ui.page.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.ui.desk.InstallCase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseModelTest {
    private static final Catalog CATALOG = Catalog.load();

    private final InstallCase install = new InstallCase();
    private final ReleaseModel model = new ReleaseModel(install);

    @BeforeEach
    void offer() {
        model.offer(CATALOG);
    }

    @Test
    void newestIsPresetAndFirst() {
        assertThat(install.release().get()).isEqualTo(Version.of("1.16.9"));
        assertThat(model.offer().found()).hasSize(369);
        assertThat(model.offer().newest()).contains(model.offer().found().get(0));
        assertThat(install.apps().get()).isEqualTo(InstallRequest.usualApps());
    }

    @Test
    void releaseToAvoidIsShownButNotChosen() {
        Release bad = release("1.3.48");
        assertThat(model.offer().found()).contains(bad);
        model.choose(bad);
        assertThat(install.release().get()).isEqualTo(Version.of("1.16.9"));
        model.choose(release("1.3.47"));
        assertThat(install.release().get()).isEqualTo(Version.of("1.3.47"));
    }

    @Test
    void aNumberIsFoundByItsBeginning() {
        model.offer().query().set(" v1.8.");
        assertThat(model.offer().found())
                .isNotEmpty()
                .allMatch(release -> release.version().toString().startsWith("1.8."));
        model.offer().query().set("nothing");
        assertThat(model.offer().found()).isEmpty();
        assertThat(install.release().get()).isEqualTo(Version.of("1.16.9"));
    }

    @Test
    void mattermostIsOnlyAskedForWhereItIs() {
        model.mattermost().set(true);
        assertThat(install.apps().get()).contains(App.MATTERMOST);
        model.choose(release("1.8.5"));
        assertThat(model.mattermostPossible().get()).isFalse();
        assertThat(install.apps().get()).doesNotContain(App.MATTERMOST).contains(App.ZVONOK);
        model.choose(release("1.16.0"));
        assertThat(install.apps().get()).contains(App.MATTERMOST);
    }

    @Test
    void needsFollowTheRelease() {
        assertThat(model.needs())
                .isEqualTo(new Needs(
                        List.of("PostgreSQL 12", "MySQL 8.0", "MariaDB 10.4", "SQLite 3.21"),
                        List.of(),
                        false,
                        "10.2.5"));
        model.choose(release("1.0.0"));
        assertThat(model.needs().unusable()).containsExactly("PostgreSQL", "SQLite");
        assertThat(model.needs().servers()).containsExactly("MySQL 8.0", "MariaDB 10.4");
        assertThat(model.needs().olderWouldDo()).isTrue();
        assertThat(model.needs().grafana()).isEqualTo("8.3.2");
    }

    private static Release release(String version) {
        return CATALOG.release(Version.of(version)).orElseThrow();
    }
}
