package io.github.stepwise.ui.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.ProblemWords;
import io.github.stepwise.database.Problems;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.InstallFailure;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.upgrade.Condition;
import io.github.stepwise.upgrade.UpgradeFailure;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.Words;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can go wrong is said in Chinese; in English the engine has its own words. */
class TroubleWordsTest {
    private static final Words CHINESE = Words.of("trouble", Locale.SIMPLIFIED_CHINESE);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    static Stream<String> causes() {
        List<String> causes = new ArrayList<>(List.of(
                "plan",
                "file",
                "file.denied",
                "file.missing",
                "file.full",
                "own-mistake",
                "folder-missing",
                "folder-right"));
        DatabaseProblem.reasons().forEach(reason -> causes.add("problem." + reason));
        add(causes, "backup.", BackupFailure.Kind.values());
        add(causes, "install.", InstallFailure.Kind.values());
        add(causes, "upgrade.", Condition.values());
        causes.add("upgrade.not-begun");
        return causes.stream();
    }

    static Stream<String> conditions() {
        List<String> conditions =
                new ArrayList<>(List.of("backup", "partly-restored", "nothing-left", "something-left"));
        add(conditions, "", Condition.values());
        return conditions.stream().map(name -> "condition." + name);
    }

    private static void add(List<String> causes, String prefix, Enum<?>[] constants) {
        Arrays.stream(constants)
                .map(constant ->
                        prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(causes::add);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void everyCauseHasItsSentenceAndStepsInChinese(String cause) {
        for (String part : List.of(".sentence", ".steps")) {
            Optional<String> text = CHINESE.find(cause + part, "S", "D", "U", "W", "GRANT x;");
            assertThat(text).as(cause + part).isPresent();
            assertThat(HAN.matcher(text.get()).find()).as(text.get()).isTrue();
            assertThat(text.get().lines()).noneMatch(String::isBlank);
            assertThat(text.get()).doesNotContain("{").doesNotContain("''");
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyConditionIsSaidInChinese(String condition) {
        assertThat(CHINESE.find(condition))
                .hasValueSatisfying(text -> assertThat(HAN.matcher(text).find()).isTrue());
    }

    @Test
    void aRealProblemIsSaidInBothLanguages(@TempDir Path folder) {
        ConnectionSettings settings = ConnectionSettings.sqlite(folder.resolve("gone.db"));
        DatabaseProblem problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                DatabaseProblem.class, () -> Database.open(settings).close());
        Trouble trouble = Troubles.of(problem, settings);

        TroubleWords english = new TroubleWords(trouble, Locale.ENGLISH);
        assertThat(english.sentence()).isEqualTo(problem.sentence());
        assertThat(english.nextSteps()).containsExactly(problem.nextStep());

        TroubleWords chinese = new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.sentence()).isEqualTo("没有文件 " + settings.file() + "。");
        assertThat(chinese.nextSteps()).hasSize(1).first().asString().contains("/var/lib/oncall/oncall.db");
        assertThat(chinese.details()).contains(problem.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | permission denied for schema public | 42501 | 0 | GRANT USAGE, CREATE ON SCHEMA public TO app;",
                "POSTGRESQL | must be owner of table t | 42501 | 0 | GRANT <owner> TO app;",
                "MYSQL | SELECT command denied to user | 42000 | 1142 | GRANT ALL PRIVILEGES ON `oncall`.* TO 'app'@'%';"
            })
    void aMissingRightHasItsStatementInChinese(Engine engine, String words, String state, int code, String statement) {
        ConnectionSettings settings = ConnectionSettings.server(engine, "db", 0, "oncall", "app", Secret.of("x"));
        DatabaseProblem problem = Problems.translate(new SQLException("ERROR: " + words, state, code), settings);
        assertThat(problem.kind()).isEqualTo(DatabaseProblem.Kind.NO_RIGHTS);
        TroubleWords chinese = new TroubleWords(Troubles.of(problem, settings), Locale.SIMPLIFIED_CHINESE);
        assertThat(String.join(" ", chinese.nextSteps())).contains(statement).doesNotContain("SELECT CURRENT_USER");
        assertThat(ProblemWords.nextStep(problem, settings).in(Locale.SIMPLIFIED_CHINESE))
                .contains(statement);
        assertThat(ProblemWords.nextStep(problem, settings)).hasToString(problem.nextStep());
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void anUpgradeThatFailedBeforeAnyMigrationLeavesNoHoleInTheSentence(Condition condition) {
        UpgradeFailure failure = new UpgradeFailure(
                "It failed.",
                Optional.empty(),
                condition == Condition.ROLLED_BACK ? Optional.of("alerts.0001_x") : Optional.empty(),
                Optional.empty(),
                condition,
                "As it is.",
                true,
                "Safe.",
                List.of("Again."),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Trouble trouble = Troubles.of(failure, ConnectionSettings.sqlite(Path.of("/data/oncall.db")));
        TroubleWords chinese = new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.sentence())
                .contains("oncall.db")
                .doesNotContain("  ")
                .doesNotContain("迁移 处");
        assertThat(HAN.matcher(chinese.condition()).find()).isTrue();
        assertThat(chinese.details()).contains("It failed.", "Safe. As it is.");
    }

    /** The view of the admin's own is named, and not only behind a fold. */
    @Test
    void whatTheEngineItselfFoundIsSaidInChinese() {
        Phrase view = Phrase.of("stops", "rebuild.extras", "alerts_alertgroup", "view v on alerts_alertgroup");
        TroubleWords fits = chinese(Phrase.of("stops", "obstructed", view));
        assertThat(fits.sentence())
                .endsWith("有不属于 OnCall 的对象妨碍升级：重建表 alerts_alertgroup 会丢失或破坏不属于 OnCall 的对象：view v on"
                        + " alerts_alertgroup。");
        assertThat(fits.nextSteps())
                .hasSize(2)
                .allMatch(step -> HAN.matcher(step).find());

        TroubleWords run = chinese(Phrase.of("stops", "other-run", "process 7"));
        assertThat(run.sentence()).contains("另一个 Stepwise 正在处理此数据库：process 7");
        assertThat(run.nextSteps()).containsExactly("请等待另一个运行结束，然后重新检查数据库。");
    }

    /** SQLite is upgraded on a copy: where that is not what it should be, nobody has to restore anything. */
    @Test
    void aCopyThatFailedItsVerificationNeedsNoRestore() {
        UpgradeFailure failure = new UpgradeFailure(
                "It differs.",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Condition.UNCHANGED,
                "As it is.",
                true,
                "Safe.",
                List.of("OnCall can go on as before this run. Report the differences."),
                Optional.empty(),
                Optional.of(Phrase.of("stops", "differences", "1.8.5", "2")),
                List.of("table a is missing", "table b is missing"));
        Trouble trouble = Troubles.of(failure, ConnectionSettings.sqlite(Path.of("/data/oncall.db")));
        assertThat(new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE).nextSteps())
                .containsExactly("OnCall 可以像本次运行之前一样继续使用。请报告这些差异。");
    }

    private static TroubleWords chinese(Phrase reason) {
        UpgradeFailure failure = new UpgradeFailure(
                "Migration alerts.0001_x failed. " + reason,
                Optional.empty(),
                Optional.of("alerts.0001_x"),
                Optional.empty(),
                Condition.UNCHANGED,
                "As it is.",
                true,
                "Safe.",
                List.of("Again."),
                Optional.empty(),
                Optional.of(reason),
                List.of());
        Trouble trouble = Troubles.of(failure, ConnectionSettings.sqlite(Path.of("/data/oncall.db")));
        return new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE);
    }

    static Stream<Arguments> filesInTrouble() {
        String file = "/srv/backups/run.txt";
        return Stream.of(
                Arguments.of("file.denied", new AccessDeniedException(file), file),
                Arguments.of("file.missing", new NoSuchFileException(file), file),
                Arguments.of("file.full", new FileSystemException(file, null, "No space left on device"), file),
                Arguments.of("file.full", new FileSystemException(file, null, "设备上没有空间"), file),
                Arguments.of("file.full", new IOException("There is not enough space on the disk"), "enough space"),
                Arguments.of("file", new FileSystemException(file, null, "Not a directory"), file),
                Arguments.of("file", new IOException("Input/output error"), "Input/output error"),
                Arguments.of("file", new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("filesInTrouble")
    void aFileInTroubleHasASentenceAndAStepInBothLanguages(String cause, IOException e, String named) {
        Trouble trouble = Troubles.of(e, null);
        assertThat(trouble.cause()).isEqualTo(cause);
        TroubleWords english = new TroubleWords(trouble, Locale.ENGLISH);
        assertThat(english.sentence()).contains(named).contains(" ").isNotEqualTo(e.getMessage());
        assertThat(english.nextSteps()).hasSize(1).first().asString().endsWith(".");
        TroubleWords chinese = new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE);
        assertThat(chinese.sentence()).contains(named);
        assertThat(chinese.nextSteps())
                .hasSize(1)
                .allMatch(step -> HAN.matcher(step).find());
    }

    @Test
    void whatGoesIntoASentenceIsNotReadAsAPattern() {
        Trouble trouble = new Trouble("file", List.of("{0} it''s 'gone'"), "x", List.of(), List.of());
        assertThat(new TroubleWords(trouble, Locale.SIMPLIFIED_CHINESE).sentence())
                .endsWith("{0} it''s 'gone'");
    }
}
