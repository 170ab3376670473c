package io.github.stepwise.ui.page.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.OnCallUser;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserModelTest {
    private final UserModel user = new UserModel();

    @Test
    void anAdministratorIsNotProposedForOnCall() {
        user.at(at(Engine.POSTGRESQL, "postgres"));
        assertThat(user.who().get()).isEqualTo(UserModel.Who.NEW);
        assertThat(user.valid().get()).isFalse();
        user.at(at(Engine.POSTGRESQL, "dba"));
        assertThat(user.who().get()).isEqualTo(UserModel.Who.CURRENT);
        assertThat(user.valid().get()).isTrue();
        assertThat(user.user()).isEmpty();
    }

    @Test
    void whatWasChosenStaysWhileTheUserIsTheSame() {
        user.at(at(Engine.MARIADB, "dba"));
        user.who().set(UserModel.Who.EXISTING);
        user.at(at(Engine.MARIADB, "dba").withDatabase("other"));
        assertThat(user.who().get()).isEqualTo(UserModel.Who.EXISTING);
        assertThat(user.user()).contains(OnCallUser.existing("oncall"));
    }

    @Test
    void newUserNeedsNameAndPassword() {
        user.at(at(Engine.POSTGRESQL, "dba"));
        user.who().set(UserModel.Who.NEW);
        assertThat(user.passwordError().get()).as("not typed yet").isNull();
        user.passwordVisited().set(true);
        assertThat(user.passwordError().get()).hasToString("A new user needs a password.");
        user.password().set("seven77");
        assertThat(user.passwordError().get()).hasToString("Too short: use 8 characters at least.");
        assertThat(user.valid().get()).isFalse();
        user.password().set("a secret");
        assertThat(user.passwordError().get()).isNull();
        assertThat(user.valid().get()).isTrue();
        assertThat(user.user()).contains(OnCallUser.create("oncall", Secret.of("a secret")));
        user.name().set(" oncall");
        assertThat(user.nameError().get()).hasToString("The name begins or ends with a blank.");
        user.name().set("ä".repeat(32));
        assertThat(user.nameError().get())
                .hasToString("The name is too long: this server takes 63 characters at most.");
        user.name().set("");
        assertThat(user.valid().get()).isFalse();
    }

    @Test
    void hostIsOnlyAskedForWhereUsersHaveOne() {
        user.at(at(Engine.MYSQL, "dba"));
        user.who().set(UserModel.Who.EXISTING);
        user.host().set(" 10.0.0.% ");
        assertThat(user.user()).contains(OnCallUser.existing("oncall").withHost("10.0.0.%"));
        user.host().set("");
        assertThat(user.hostError().get()).isNotNull();
        assertThat(user.valid().get()).isFalse();
        user.at(at(Engine.POSTGRESQL, "dba"));
        user.who().set(UserModel.Who.EXISTING);
        assertThat(user.user()).contains(OnCallUser.existing("oncall"));
    }

    @Test
    void aFileHasNoUsers() {
        user.at(ConnectionSettings.sqlite(Path.of("oncall.db")));
        user.who().set(UserModel.Who.NEW);
        assertThat(user.valid().get()).isTrue();
        assertThat(user.user()).isEmpty();
    }

    @Test
    void generatedPasswordsAreLongMixedAndDifferent() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            user.generate();
            String password = user.password().get();
            assertThat(password)
                    .hasSize(24)
                    .matches("[A-Za-z0-9-]+")
                    .containsPattern("[A-Z]")
                    .containsPattern("[a-z]")
                    .containsPattern("[0-9]")
                    .contains("-")
                    .doesNotStartWith("-");
            assertThat(seen.add(password)).isTrue();
        }
    }

    private static ConnectionSettings at(Engine engine, String name) {
        return ConnectionSettings.server(engine, "db.example", 0, "oncall", name, Secret.none());
    }
}
