package io.github.stepwise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.install.demo.DemoDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key against what OnCall has stored with its own. */
class SecretKeyCheckTest {
    private static final MirageCipher RIGHT = MirageCipher.of(DemoDatabase.SECRET_KEY, DemoDatabase.CIPHER_IV);
    private static final MirageCipher OTHER =
            MirageCipher.of("another-key-that-is-long-enough-for-oncall", DemoDatabase.CIPHER_IV);

    @TempDir
    Path folder;

    @Test
    void onlyTheKeyOfTheInstallationFits() throws Exception {
        try (Database database = demo()) {
            assertThat(SecretKeyCheck.of(RIGHT, database)).isEqualTo(SecretKeyCheck.Answer.FITS);
            assertThat(SecretKeyCheck.of(OTHER, database)).isEqualTo(SecretKeyCheck.Answer.OTHER_KEY);
        }
    }

    @Test
    void nothingEncryptedTellsNothing() throws Exception {
        try (Database database = demo();
                Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update user_management_organization set api_token = 'glsa_plain-token'");
            assertThat(SecretKeyCheck.of(OTHER, database)).isEqualTo(SecretKeyCheck.Answer.NOTHING_TO_COMPARE);
        }
    }

    private Database demo() throws Exception {
        Path file = folder.resolve("demo.sqlite3");
        new DemoDatabase(Catalog.load()).create(file);
        return Database.open(ConnectionSettings.sqlite(file));
    }
}
