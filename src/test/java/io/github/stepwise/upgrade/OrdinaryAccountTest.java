package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.Secret;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The account that OnCall itself uses: all rights on its own database, and none on the server. */
class OrdinaryAccountTest {
    private static final Version TARGET = Version.of("1.3.4");
    private static final String PASSWORD = "Sw-7 §pa$s";

    @TempDir
    Path exports;

    static List<Engine> servers() {
        return Servers.available().stream().filter(Engine::isMySqlFamily).toList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void canUpgradeAndIsToldWhoIsInTheWay(Engine engine) throws Exception {
        try (Trial sample = Trial.of(engine, exports)) {
            String user = "u"
                    + sample.database.name().substring(sample.database.name().length() - 12);
            sample.execute("create user " + user + "@'%' identified by '" + PASSWORD + "'");
            try {
                sample.execute("grant all on " + sample.database.name() + ".* to " + user + "@'%'");
                upgrade(sample, sample.settings().withCredentials(user, Secret.of(PASSWORD)));
            } finally {
                sample.execute("drop user " + user + "@'%'");
            }
        }
    }

    @Test
    void canUpgradeWhatItOwns() throws Exception {
        try (Trial sample = Trial.of(Engine.POSTGRESQL, exports)) {
            String user = "u"
                    + sample.database.name().substring(sample.database.name().length() - 12);
            sample.execute("create role " + user + " login password '" + PASSWORD + "'");
            try {
                sample.execute("alter database " + sample.database.name() + " owner to " + user);
                sample.execute(
                        "do $$ declare t record; begin for t in select tablename from pg_tables where schemaname ="
                                + " 'public' loop execute format('alter table public.%I owner to " + user
                                + "', t.tablename); end loop; end $$");
                sample.execute("grant all on schema public to " + user);
                upgrade(sample, sample.settings().withCredentials(user, Secret.of(PASSWORD)));
            } finally {
                sample.execute("reassign owned by " + user + " to current_user");
                sample.execute("drop owned by " + user);
                sample.execute("drop role " + user);
            }
        }
    }

    private static void upgrade(Trial sample, ConnectionSettings settings) throws Exception {
        String inTheWay;
        UpgradeOptions options = sample.options().withPatience(1, Duration.ofSeconds(5));
        try (Database database = Database.open(settings);
                Connection other = database.connection();
                Statement statement = other.createStatement()) {
            inTheWay = "session " + Session.of(other, sample.engine()) + " of ";
            other.setAutoCommit(false);
            statement
                    .executeQuery("select count(*) from mobile_app_mobileappusersettings")
                    .close();

            UpgradeFailure failure = new Upgrade(
                            Trial.CATALOG, Trial.plan(settings, TARGET), settings, options, event -> {})
                    .run()
                    .failure()
                    .orElseThrow();

            assertThat(failure.sentence()).contains("In the way is").contains(inTheWay);
            other.rollback();
        }

        UpgradeResult result =
                new Upgrade(Trial.CATALOG, Trial.plan(settings, TARGET), settings, options, event -> {}).run();
        assertThat(result.failure()).isEmpty();
    }
}
