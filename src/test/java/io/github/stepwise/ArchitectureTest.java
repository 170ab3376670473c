package io.github.stepwise;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.stepwise.ui.page.connect.Purpose;
import io.github.stepwise.ui.page.start.Choices;
import io.github.stepwise.ui.page.start.StartPage;
import io.github.stepwise.ui.shell.WizardPage;
import io.github.stepwise.ui.task.FxThread;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the packages to the order in which data flows through them. */
class ArchitectureTest {
    private static final String ROOT = "io.github.stepwise";

    /** What each package may use besides itself; what those may use comes with them. Top to bottom, as data flows. */
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("program", List.of());
        MAY_USE.put("words", List.of());
        MAY_USE.put("schema", List.of());
        MAY_USE.put("catalog", List.of("schema", "words"));
        MAY_USE.put("database", List.of("schema", "words"));
        MAY_USE.put("state", List.of("catalog", "database"));
        MAY_USE.put("plan", List.of("state", "words"));
        MAY_USE.put("check", List.of("plan"));
        MAY_USE.put("backup", List.of("database"));
        MAY_USE.put("upgrade", List.of("plan", "backup", "program"));
        MAY_USE.put("install", List.of("plan"));
        MAY_USE.put("report", List.of("check", "upgrade", "install"));
        MAY_USE.put("settings", List.of());
        MAY_USE.put("cli", List.of("report", "settings"));
        MAY_USE.put("ui", List.of("report", "settings"));
        MAY_USE.put("ui.task", List.of("report", "settings"));
        MAY_USE.put("ui.desk", List.of("ui.task"));
        MAY_USE.put("ui.trouble", List.of("ui.desk"));
        MAY_USE.put("ui.theme", List.of("ui.desk"));
        MAY_USE.put("ui.widget", List.of("ui.trouble"));
        MAY_USE.put("ui.shell", List.of("ui.theme", "ui.widget"));
        MAY_USE.put("ui.backup", List.of("ui.shell"));
        MAY_USE.put("ui.release", List.of("ui.widget"));
        MAY_USE.put("ui.report", List.of("ui.trouble"));
        MAY_USE.put("ui.page", List.of("ui.backup", "ui.release", "ui.report"));
    }

    private static final String WIZARD = ROOT + ".ui";
    private static final String PAGES = WIZARD + ".page..";

    private static final String[] JAVAFX = {
        "javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli.."
    };

    private static final String[] SCREEN = {
        "javafx.scene..",
        "javafx.stage..",
        "javafx.application..",
        "atlantafx..",
        "org.kordamp.ikonli..",
        WIZARD + ".widget"
    };

    private static final JavaClasses STEPWISE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> arrowsPointUpTheList() {
        return MAY_USE.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> check(arrows(name))));
    }

    @Test
    void schemaNeedsNothingButJava() {
        check(onlyNeeds("schema", "java.."));
    }

    @Test
    void settingsReadFilesAndNothingElse() {
        check(onlyNeeds("settings", "java..", "com.fasterxml.jackson..", "org.yaml.snakeyaml.."));
    }

    private static ArchRule onlyNeeds(String name, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(inside(name)), Stream.of(others)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(inside(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    @Test
    void everyPackageHasItsPlace() {
        String[] known = Stream.concat(
                        Stream.of(ROOT, WIZARD),
                        MAY_USE.keySet().stream()
                                .filter(name -> !name.equals("ui"))
                                .map(ArchitectureTest::inside))
                .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(known).because("DESIGN lists the packages and their order"));
    }

    @Test
    void launcherOnlyChoosesBetweenWizardAndCommandLine() {
        check(classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT, inside("cli"), inside("ui"))));
    }

    @Test
    void flywayStaysBehindOneDoor() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".upgrade.flyway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.flywaydb.."));
    }

    @Test
    void javaFxIsOnlyInTheWizard() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(inside("ui"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JAVAFX));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(inside("cli"))
                .and()
                .doNotBelongToAnyOf(Launcher.class)
                .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void pagesDoNotKnowEachOther() {
        check(slices().matching(WIZARD + ".page.(*)..").should().notDependOnEachOther());
    }

    /** Itself, and what it is told; the rest of a page is nobody else's concern. */
    @Test
    void pagesShowNoneOfTheirParts() {
        check(classes()
                .that()
                .resideInAPackage(PAGES)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotBelongToAnyOf(Purpose.class, Choices.class)
                .should()
                .beAssignableTo(WizardPage.class)
                .orShould()
                .be(StartPage.class));
    }

    /** Only the start page is older than the flows: the window shows it between them. */
    @Test
    void onlyFlowsKnowPages() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("ui"))
                .and()
                .resideOutsideOfPackage(PAGES)
                .and()
                .haveNameNotMatching(".*[.]ui[.]Flows([$].*)?")
                .should()
                .dependOnClassesThat(resideInAPackage(PAGES).and(not(belongToAnyOf(StartPage.class)))));
    }

    /** What is typed and what is known outlives the nodes, which are made anew when the language changes. */
    @Test
    void viewModelsHaveNoControls() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("ui"))
                .and()
                .haveNameMatching(".*(Model|Form|Making|Board|Case)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCREEN));
        check(noClasses()
                .that()
                .resideInAnyPackage(inside("ui.desk"), inside("ui.trouble"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCREEN));
    }

    @Test
    void threadsAreStartedInOnePlace() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("ui"))
                .and()
                .resideOutsideOfPackage(inside("ui.task"))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, Timer.class)
                .orShould()
                .callConstructorWhere(target(owner(assignableTo(Thread.class)))));
    }

    /** What is asked of a database, and in which dialect, is the engine's. */
    @Test
    void theWizardHasNoSql() {
        check(noClasses()
                .that()
                .resideInAPackage(inside("ui"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Statement.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ResultSet.class));
    }

    @Test
    void oneWayOntoTheJavaFxThread() {
        check(noClasses()
                .that()
                .doNotBelongToAnyOf(FxThread.class)
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class));
    }

    private static ArchRule arrows(String name) {
        List<String> allowed = new ArrayList<>();
        allowed.add(inside(name));
        reachableFrom(name).forEach(other -> allowed.add(inside(other)));
        return classes()
                .that()
                .resideInAPackage(inside(name))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed.toArray(String[]::new))));
    }

    private static Set<String> reachableFrom(String name) {
        Set<String> reached = new LinkedHashSet<>();
        for (String other : MAY_USE.get(name)) {
            reached.add(other);
            reached.addAll(reachableFrom(other));
        }
        return reached;
    }

    private static String inside(String name) {
        return ROOT + "." + name + "..";
    }

    /** Packages that are still to come are no failure. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(STEPWISE);
    }
}
