package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Reference;
import io.github.stepwise.testing.Servers;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What else was found in real databases. */
class RealLifeTest {
    private static final String CONNECTIONS = "alerts_alertreceivechannelconnection";

    /** OnCall's issue 4462: its own upgrade was interrupted after statements that these servers do not take back. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"MYSQL", "MARIADB"})
    void completesWhatOnCallHasHalfApplied(Engine engine) throws Exception {
        assumeTrue(Servers.available().contains(engine));
        try (Situation half = Situation.sample(engine).upgraded("1.3.107")) {
            half.execute(
                    "create table " + CONNECTIONS + " (id bigint auto_increment not null primary key,"
                            + " backsync bool not null, connected_alert_receive_channel_id bigint not null,"
                            + " source_alert_receive_channel_id bigint not null)",
                    "alter table " + CONNECTIONS
                            + " add constraint alerts_alertreceivec_source_alert_receive_83c9b115_fk_alerts_al"
                            + " foreign key (source_alert_receive_channel_id) references alerts_alertreceivechannel (id)",
                    "alter table alerts_alertreceivechannel add column additional_settings json null");

            half.upgraded("1.3.111");

            for (String word : List.of(CONNECTIONS, "alerts_alertreceivechannel.additional_settings")) {
                assertThat(half.facts(word))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(Reference.factsAt(engine, "1.3.111").stream()
                                .filter(fact -> fact.contains(word))
                                .toList());
            }
            assertThat(half.ask("select count(*) from django_migrations where name like '0046_alertreceivechannel%'"
                            + " or name like '0047_alertreceivechannel%'"))
                    .containsExactly("2");
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void leftoversOfOtherApplicationsStay(Engine engine) throws Exception {
        Situation there = Stages.of(engine).at1120();

        assertThat(there.ask("select path, silk_response.id from silk_request"
                        + " join silk_response on silk_response.request_id = silk_request.id"))
                .containsExactly("/api|s");
        assertThat(there.ask("select registration_id, user_id from push_notifications_apnsdevice"))
                .containsExactly("device|1");
        assertThat(there.facts("foreign-key push_notifications_"))
                .hasSize(2)
                .anyMatch(fact -> fact.toLowerCase(Locale.ROOT).contains("references user_management_user"));
        assertThat(there.ask("select app from django_migrations where app in ('silk', 'push_notifications')"))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"SQLITE", "POSTGRESQL"})
    void aViewInTheWayIsNamedAndNothingIsLost(Engine engine) throws Exception {
        try (Situation viewed = Situation.sample(engine)) {
            viewed.execute("create view admin_archive as select id, is_archived from alerts_alertgroup");
            byte[] before = engine == Engine.SQLITE ? Files.readAllBytes(viewed.database.file()) : null;

            UpgradeFailure failure = viewed.run("1.3.15").failure().orElseThrow();

            String words = failure.problem().map(DatabaseProblem::serverText).orElse(failure.sentence());
            assertThat(words).contains("view admin_archive");
            assertThat(failure.dataSafe()).isTrue();
            assertThat(viewed.number("select count(*) from admin_archive")).isEqualTo(300);
            if (engine == Engine.SQLITE) {
                assertThat(failure.condition()).isEqualTo(Condition.UNCHANGED);
                assertThat(Files.readAllBytes(viewed.database.file())).isEqualTo(before);
            } else {
                assertThat(failure.condition()).isEqualTo(Condition.ROLLED_BACK);
            }

            viewed.execute("drop view admin_archive");
            viewed.upgraded("1.3.15");
        }
    }
}
