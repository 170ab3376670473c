package io.github.stepwise.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Notes;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that backups and restores tell is in their book, so that it can be said in every language. */
class NotesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "github", "stepwise", "backup");
    private static final Pattern KEY = Pattern.compile("Notes\\.of\\(\\s*\"([^\"]+)\"");

    private static final JavaClasses BACKUP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.stepwise.backup");

    @Test
    void phrasesComeFromTheBookOnly() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Notes.class)
                .should()
                .callMethod(Phrase.class, "of", String.class, String.class, Object[].class)
                .orShould()
                .callConstructor(Phrase.class, String.class, String.class, List.class)
                .check(BACKUP);
    }

    @Test
    void whatIsMissingHasAReasonOfTheBookUnlessItWasRead() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(NotCaptured.class)
                .and()
                .doNotHaveSimpleName("ManifestReader")
                .should()
                .callConstructor(NotCaptured.class, DatabaseObject.class, String.class)
                .check(BACKUP);
    }

    @Test
    void warningsAreToldAsPhrases() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(TaskControl.class)
                .should()
                .callConstructor(TaskEvent.Warned.class, String.class)
                .check(BACKUP);
    }

    @Test
    void everyTextIsUsedAndEveryOneThatIsUsedIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    used.add(key.group(1));
                }
            }
        }
        ResourceBundle book = ResourceBundle.getBundle("words." + Notes.BOOK, Locale.ROOT);
        assertThat(used).isEqualTo(new TreeSet<>(book.keySet()));
    }

    @Test
    void numbersArePutInAsTheyAre() {
        assertThat(Notes.of("little-room", 20480L, 1024L).toString())
                .startsWith("The database has about 20480 MiB, and 1024 MiB");
        assertThat(Notes.of("no-locale", (Object) null).toString()).startsWith("This server has no locale null:");
    }

    @Test
    void aTextThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> NotCaptured.because(new DatabaseObject("view", "v"), Notes.of("nothing")))
                .isInstanceOf(MissingResourceException.class);
    }
}
