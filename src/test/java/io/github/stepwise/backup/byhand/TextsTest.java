package io.github.stepwise.backup.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.Column;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Origin;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.Table;
import io.github.stepwise.backup.engine.TableName;
import io.github.stepwise.backup.file.TableRows;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final String NAME = "secret\n\u001b[2J\u202e@COUNT@" + "x".repeat(100);

    @ParameterizedTest
    @EnumSource
    void readmeFitsAnyTerminal(Engine engine) throws IOException {
        for (boolean encrypted : new boolean[] {false, true}) {
            String readme = readme(engine, encrypted);
            assertThat(readme.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= Readme.WIDTH);
            assertThat(readme)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]")
                    .contains("SHA256SUMS", "restore.sh", "restore.cmd", "2026-11-22T06:59:00Z", "Stepwise 1.0")
                    .doesNotContainPattern("@(?!COUNT)[A-Z0-9]+@");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void readmeMakesADatabaseLikeTheOneThatWasSaved(Engine engine) throws IOException {
        Map<String, String> settings = Map.of(
                "character_set", "utf8mb4",
                "collation", "utf8mb4_unicode_520_ci",
                "character_set_server", "latin1");
        assertThat(readme(engine, false, settings))
                .contains("CREATE DATABASE restored CHARACTER SET utf8mb4\n       COLLATE utf8mb4_unicode_520_ci;");
        assertThat(readme(engine, false)).contains("CREATE DATABASE restored CHARACTER SET utf8mb4;");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheReadmeOfAnOpenBackupListsTables(Engine engine) throws IOException {
        assertThat(readme(engine, true)).doesNotContain("secret");
        if (engine != Engine.SQLITE) {
            assertThat(readme(engine, false)).contains("000007  ", "secret\\u{a}\\u{1b}[2J\\u{202e}@COUNT@");
        }
    }

    @ParameterizedTest
    @EnumSource
    void windowsScriptIsPlain(Engine engine) throws IOException {
        for (boolean encrypted : new boolean[] {false, true}) {
            String script =
                    new CommandScript(Client.of(engine), EnumSet.allOf(Phase.class), loads(engine), encrypted).text();
            assertThat(script)
                    .doesNotContain("secret")
                    .doesNotContainPattern("@[A-Z]+@")
                    .doesNotContainPattern("[^\r]\n")
                    .doesNotContainPattern("[^\\x20-\\x7e\r\n]");
            assertThat(script.lines()).allMatch(line -> line.length() < 1000);
            List<String> labels = script.lines()
                    .filter(line -> line.startsWith(":"))
                    .map(line -> line.substring(1))
                    .toList();
            assertThat(labels).doesNotHaveDuplicates();
            script.lines()
                    .filter(line -> line.contains("goto "))
                    .forEach(line -> assertThat(labels).contains(line.substring(line.lastIndexOf("goto ") + 5)));
        }
    }

    @Test
    void statementsReachPostgresUnread() {
        String sql = "select $statement$ :USER \\! rm $statement1$";
        String script =
                Client.of(Engine.POSTGRESQL).phase(List.of(Ddl.of(Phase.PRE_DATA, new DatabaseObject("x", "y"), sql)));
        assertThat(script).endsWith("\nSELECT $statement2$\n" + sql + "\n$statement2$ \\gexec\n");
    }

    @Test
    void delimiterIsInNoStatement() {
        String script = Client.of(Engine.MYSQL)
                .phase(List.of(Ddl.of(Phase.CODE, new DatabaseObject("x", "y"), "begin ;; ;;1 end")));
        assertThat(script).startsWith("DELIMITER ;;2\n").endsWith("\nbegin ;; ;;1 end\n;;2\n");
    }

    private static String readme(Engine engine, boolean encrypted) throws IOException {
        Map<String, String> settings = Map.of("encoding", "UTF8", "collation", "C'; drop", "character_set", "utf8mb4");
        return readme(engine, encrypted, settings);
    }

    private static String readme(Engine engine, boolean encrypted, Map<String, String> settings) throws IOException {
        Origin origin = new Origin(engine, "Server 1.2 " + "long ".repeat(20), NAME, settings, Map.of());
        Subject subject = new Subject("Stepwise 1.0", Instant.parse("2026-11-22T06:59:00Z"), origin, encrypted);
        return new Readme(subject, Client.of(engine), loads(engine)).text();
    }

    private static List<Load> loads(Engine engine) {
        if (engine == Engine.SQLITE) {
            return List.of();
        }
        DataFormat format = engine == Engine.POSTGRESQL ? DataFormat.COPY_TEXT : DataFormat.TSV;
        Table table = new Table(new TableName("s", NAME), List.of(new Column("a", Column.Encoding.TEXT)));
        String part = "data/%06d." + format.suffix() + ".zst";
        return List.of(Load.of(
                new TableRows(table, format, 5, 10, "", List.of(String.format(part, 7), String.format(part, 9)))));
    }
}
