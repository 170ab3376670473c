package io.github.stepwise.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnCallUserTest {
    private static final String PASSWORD = "correct horse battery staple";

    @Test
    void neverShowsItsPassword() {
        OnCallUser user = OnCallUser.create("oncall", Secret.of(PASSWORD));
        InstallRequest request = InstallRequest.of(
                        ConnectionSettings.ofJdbcUrl("jdbc:mysql://127.0.0.1/oncall?user=root"), Version.of("1.16.9"))
                .withUser(user);
        assertThat(user.toString() + request).contains("oncall").doesNotContain("horse");
    }

    @Test
    void newOneNeedsAPassword() {
        assertThatThrownBy(() -> OnCallUser.create("oncall", Secret.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OnCallUser.create(" ", Secret.of(PASSWORD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sqliteHasNone() {
        InstallRequest request = InstallRequest.of(ConnectionSettings.sqlite(Path.of("x.db")), Version.of("1.16.9"));
        assertThatThrownBy(() -> request.withUser(OnCallUser.existing("oncall")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void serverNeedsTheNameOfADatabase() {
        ConnectionSettings server = ConnectionSettings.ofJdbcUrl("jdbc:postgresql://127.0.0.1/x?user=postgres")
                .withDatabase(null);
        assertThatThrownBy(() -> InstallRequest.of(server, Version.of("1.16.9")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
