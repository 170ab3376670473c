package io.github.stepwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be refused or explained without any database. */
class CommandLineTest {
    private static final String SECRET = "hunter2-Geheim!";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"detect", "plan", "upgrade", "install", "verify", "restore", "demo"})
    void helpOfEveryCommandTeaches(String command) {
        CommandRun.Outcome help = CommandRun.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "Usage: stepwise " + command, "--json", "Examples:", "Exit codes:", "130", "verification found")
                .doesNotContain("--password=", "--password ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "verify", "show"})
    void helpOfBackupsTeachesToo(String command) {
        CommandRun.Outcome help = CommandRun.of("backup", command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: stepwise backup " + command, "--json", "Examples:", "Exit codes:");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        CommandRun.Outcome group = CommandRun.of("backup");
        assertThat(group.exitCode()).isEqualTo(2);
        assertThat(group.err()).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--passphrase=" + SECRET,
                "--passphrase|" + SECRET,
                "--identity|AGE-SECRET-KEY-1" + SECRET,
                "--identity=age-secret-key-1" + SECRET
            })
    void passphraseOrKeyAsArgumentIsRefusedAndNotRepeated(String argument) {
        List<String> arguments = new java.util.ArrayList<>(List.of("backup", "show", "--json"));
        arguments.addAll(List.of(argument.split("\\|")));
        arguments.add("x.stepwise");
        CommandRun.Outcome run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.all()).doesNotContain(SECRET);
        assertThat(run.err()).contains("not accepted as an argument", "--passphrase-file");
        assertThat(CommandRun.of("backup", "show", "--passphrase", "x.stepwise").err())
                .contains("there is none");
    }

    @Test
    void rootHelpListsCommandsAndFirstSteps() {
        CommandRun.Outcome help = CommandRun.of("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "detect", "plan", "upgrade", "install", "verify", "demo", "stepwise demo", "backup", "restore");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(CommandRun.of("--version").out()).matches("stepwise \\d+\\.\\d+\\.\\d+\\S*\\s+");
    }

    @Test
    void noCommandIsAUsageError() {
        CommandRun.Outcome run = CommandRun.of("--");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Which command?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--password=" + SECRET,
                "--password|" + SECRET,
                "-p" + SECRET,
                "-p|" + SECRET,
                "--passwd=" + SECRET,
                "--url=jdbc:postgresql://oncall:" + SECRET + "@db/oncall",
                "--url|jdbc:postgresql://oncall:" + SECRET + "@db/oncall",
                "--url|jdbc:mysql://db/oncall?user=oncall&password=" + SECRET,
                "--url|jdbc:postgresql:oncall?password=" + SECRET,
                "--url|postgres://oncall:" + SECRET + "@db/oncall",
                "jdbc:mariadb://oncall:" + SECRET + "@db/oncall",
            })
    void passwordAsArgumentIsRefusedAndNotRepeated(String argument) {
        List<String> arguments = new java.util.ArrayList<>(List.of("detect", "--json"));
        arguments.addAll(List.of(argument.split("\\|")));
        CommandRun.Outcome run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.all()).doesNotContain(SECRET);
        assertThat(run.err()).contains("not accepted as an argument", "--password-file", "STEPWISE_PASSWORD");
        assertThat(run.json().path("error").path("happened").asText()).contains("not accepted");
    }

    @Test
    void valueOfAnUnknownOptionIsNotRepeated() {
        CommandRun.Outcome run = CommandRun.of("detect", "--pasword=" + SECRET);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--pasword", "Did you mean --password-file?")
                .doesNotContain(SECRET);
    }

    @Test
    void mistypedCommandGetsASuggestion() {
        CommandRun.Outcome run = CommandRun.of("upgrad");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("upgrad", "Did you mean", "upgrade");
    }

    @Test
    void unknownReleaseNamesItsNeighbours() {
        CommandRun.Outcome run = CommandRun.of("plan", "--to", "1.3.999", "--file", "any.db");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no release 1.3.999", "1.3.118", "1.4.0", "Nothing was changed.");
        assertThat(CommandRun.of("plan", "--to", "0.0.1", "--file", "any.db").err())
                .contains("1.0.0");
        assertThat(CommandRun.of("plan", "--to", "9.9.9", "--file", "any.db").err())
                .contains("1.16.9");
        assertThat(CommandRun.of("plan", "--to", "latest", "--file", "any.db").err())
                .contains("wants a release such as 1.16.9", "\"latest\" is none");
    }

    @Test
    void missingPartsAreNamed() {
        assertThat(CommandRun.of("detect").err()).contains("Which database?", "--oncall-config");
        assertThat(CommandRun.of("detect", "--engine", "mysql").err()).contains("MySQL needs --host");
        assertThat(CommandRun.of("detect", "--engine", "oracle", "--host", "h").err())
                .contains("no engine \"oracle\"", "postgresql, mysql, mariadb, sqlite");
        assertThat(CommandRun.of("detect", "--url", "jdbc:mysql://db/oncall").err())
                .contains("MySQL needs --user");
        assertThat(CommandRun.of("detect", "--url", "jdbc:mysql://db?user=u").err())
                .contains("names no database");
        assertThat(CommandRun.of("detect", "--url", "jdbc:oracle:thin:@x").err())
                .contains("jdbc:postgresql:");
        assertThat(CommandRun.of("detect", "--url", "jdbc:sqlite:/x.db", "--host", "h")
                        .err())
                .contains("leave out");
        assertThat(CommandRun.of("detect", "--file", "x.db", "--engine", "mysql")
                        .err())
                .contains("--file is for SQLite");
        assertThat(CommandRun.of("detect", "--url", "jdbc:mysql://db/oncall", "--user", "u", "--tls", "maybe")
                        .err())
                .contains("no such TLS mode");
        assertThat(CommandRun.of("plan", "--with", "teams", "--file", "x.db").err())
                .contains("\"teams\"", "mattermost");
    }

    @Test
    void missingFilesAreNamed() {
        Path none = directory.resolve("none");
        CommandRun.Outcome database = CommandRun.of("detect", "--file", none.toString());
        assertThat(database.exitCode()).isEqualTo(5);
        assertThat(database.err()).contains("There is no file " + none);

        CommandRun.Outcome config = CommandRun.of("detect", "--oncall-config", none.toString());
        assertThat(config.exitCode()).isEqualTo(2);
        assertThat(config.err()).contains("There is no file " + none);

        CommandRun.Outcome password = CommandRun.of(
                "detect", "--url", "jdbc:mysql://db/oncall", "--user", "u", "--password-file", none.toString());
        assertThat(password.exitCode()).isEqualTo(2);
        assertThat(password.err()).contains("--password-file", "is not there");
    }

    @Test
    void fileThatIsNoDatabaseIsAConnectionProblem() throws IOException {
        Path text = Files.writeString(
                directory.resolve("notes.txt"), "This is no database, but long enough to be one. ".repeat(20));
        CommandRun.Outcome run = CommandRun.of("detect", "--json", "--file", text.toString());
        assertThat(run.exitCode()).isEqualTo(5);
        JsonNode error = run.json().path("error");
        assertThat(run.json().path("exitCode").asInt()).isEqualTo(5);
        assertThat(run.json().path("command").asText()).isEqualTo("detect");
        assertThat(error.path("happened").asText()).isNotBlank();
        assertThat(error.path("data").asText()).isEqualTo("Nothing was changed.");
        assertThat(error.path("next").get(0).asText()).isNotBlank();
        assertThat(run.err())
                .contains("What happened", "Your data", "What to do")
                .doesNotContain("\tat ");
    }

    @Test
    void debugShowsTheTraceAfterTheExplanation() {
        CommandRun.Outcome run = CommandRun.of(
                "detect", "--debug", "--file", directory.resolve("none").toString());
        assertThat(run.err()).containsSubsequence("What happened", "What to do", "\tat ");
    }

    @Test
    void passwordComesFromWhereItShould() throws IOException {
        Path config = Files.writeString(
                directory.resolve(".env"),
                "DATABASE_TYPE=postgresql\nDATABASE_HOST=nowhere.invalid\nDATABASE_USER=oncall\nDATABASE_NAME=oncall\n"
                        + "DATABASE_PASSWORD=" + SECRET + "\nSECRET_KEY=" + SECRET + "key\n");
        CommandRun.Outcome fromConfig = new CommandRun().typing().run("detect", "--oncall-config", config.toString());
        assertThat(fromConfig.exitCode()).isEqualTo(5);
        assertThat(fromConfig.questions()).isEmpty();
        assertThat(fromConfig.all()).contains("nowhere.invalid").doesNotContain(SECRET);

        String[] parts = {
            "detect", "--engine", "mysql", "--host", "nowhere.invalid", "--database", "oncall", "--user", "u"
        };
        CommandRun.Outcome asked = new CommandRun().typing(SECRET).run(parts);
        assertThat(asked.questions()).singleElement().asString().contains("Password of u", "nowhere.invalid");
        assertThat(asked.all()).doesNotContain(SECRET);
        CommandRun.Outcome variable =
                new CommandRun().typing().with("STEPWISE_PASSWORD", SECRET).run(parts);
        assertThat(variable.questions()).isEmpty();
        assertThat(variable.all()).doesNotContain(SECRET);
    }

    @Test
    void configWithoutDatabaseSaysSo() throws IOException {
        Path config = Files.writeString(directory.resolve("oncall.env"), "SECRET_KEY=" + SECRET + "\n");
        CommandRun.Outcome run = CommandRun.of("detect", "--oncall-config", config.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("does not say which database").doesNotContain(SECRET);
    }
}
