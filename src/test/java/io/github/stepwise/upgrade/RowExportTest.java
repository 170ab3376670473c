package io.github.stepwise.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.testing.Servers;
import io.github.stepwise.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowExportTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void keepsRowsButNoSecrets(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine);
                Connection connection = database.connect()) {
            Sql.execute(
                    connection,
                    "create table a (id int, name varchar(20), password varchar(20), api_token varchar(20))");
            Sql.execute(connection, "create table b (id int, a_id int)");
            Sql.execute(
                    connection,
                    "insert into a values (1, 'x \"y\"\né', 'secret', null), (2, null, 'secret', 'secret')");
            Sql.execute(connection, "insert into b values (7, 1), (8, 2)");
            RowExport export = new RowExport(directory.resolve("new"), engine);

            RowExport.Exported exported = export.write(
                            connection,
                            delete(engine, "select count(*)\nfrom a join b on b.a_id = a.id order by a.id"),
                            "n")
                    .orElseThrow();

            assertThat(exported.rows()).isEqualTo(2);
            assertThat(exported.file()).hasFileName("n.jsonl");
            assertThat(Files.readString(exported.file()))
                    .isEqualTo(
                            "{\"id\":1,\"name\":\"x \\\"y\\\"\\né\",\"password\":\"***\",\"api_token\":null,\"a_id\":1}\n"
                                    + "{\"id\":2,\"name\":null,\"password\":\"***\",\"api_token\":\"***\",\"a_id\":2}\n");
            assertThat(directory.resolve("new").toFile().list()).hasSize(1);
            if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported.file())))
                        .as("it holds names and phone numbers")
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.stepwise.testing.Servers#available")
    void makesNoFileForNoRows(Engine engine) throws Exception {
        try (TestDatabase database = Servers.create(engine);
                Connection connection = database.connect()) {
            Sql.execute(connection, "create table a (id int)");
            RowExport export = new RowExport(directory, engine);

            assertThat(export.write(connection, delete(engine, "select count(*) from a"), "n"))
                    .isEmpty();
            assertThat(export.write(connection, delete(engine, "select 1"), "n"))
                    .isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    private static Change.UpdateRows delete(Engine engine, String preview) {
        return new Change.UpdateRows("a", "why", Change.Effect.DELETE, Map.of(engine, preview), Map.of(), null);
    }
}
