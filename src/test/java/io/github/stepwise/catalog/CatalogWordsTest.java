package io.github.stepwise.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.state.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class CatalogWordsTest {
    static final Catalog CATALOG = Catalog.load();
    static final CatalogWords CHINESE = new CatalogWords(CATALOG, Locale.SIMPLIFIED_CHINESE);
    private static final CatalogWords ENGLISH = new CatalogWords(CATALOG, Locale.ENGLISH);
    private static final Version NEWEST = Version.of("1.16.9");

    private static final Set<String> TEXT_KEYS = Set.of("title", "text", "avoid", "why");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");

    /** Three plain words in a row; names of products have capitals, and what is quoted is somebody else's. */
    private static final Pattern ENGLISH_WORDS = Pattern.compile("(?<![\\w.-])[a-z]+ [a-z]+ [a-z]+(?![\\w.-])");

    @Test
    void everyTextOfTheCatalogHasItsChineseAndNothingElseHas() throws Exception {
        assertThat(properties().stringPropertyNames().stream()
                        .filter(key -> !key.matches("(phrase|joined)\\..+|phrases")))
                .containsExactlyInAnyOrderElementsOf(CatalogTexts.of(CATALOG).keySet());
        CatalogTexts.of(CATALOG).values().forEach(CatalogWordsTest::assertChinese);
    }

    /** Asks the files themselves, so that no kind of text is forgotten. */
    @Test
    void noSentenceOfTheFilesStaysEnglish() throws Exception {
        List<String> files = new ArrayList<>(List.of("releases.yaml", "repairs.yaml"));
        CATALOG.releases().stream()
                .filter(Release::changesDatabase)
                .map(release ->
                        release.version().major() + "." + release.version().minor() + "/" + release.version() + ".yaml")
                .forEach(files::add);
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            try (InputStream input = getClass().getResourceAsStream("/catalog/oncall/" + file)) {
                collect(new Yaml().load(input), texts);
            }
        }
        assertThat(texts).hasSizeGreaterThan(300);
        texts.forEach(CatalogWordsTest::assertChinese);
    }

    private static void collect(Object node, List<String> texts) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (TEXT_KEYS.contains(String.valueOf(key)) && value instanceof String text) {
                    texts.add(text);
                } else {
                    collect(value, texts);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, texts));
        }
    }

    @Test
    void theSameEnglishIsTheSameChinese() throws Exception {
        Properties chinese = properties();
        Map<String, String> known = new HashMap<>();
        CatalogTexts.of(CATALOG).forEach((key, english) -> {
            String said = chinese.getProperty(key);
            assertThat(known.merge(english, said, (first, second) -> first))
                    .as(key)
                    .isEqualTo(said);
        });
    }

    @Test
    void numbersVersionsAndNamesAreTheSameInChinese() {
        Pattern facts = Pattern.compile("\\d+(\\.\\d+)+|[A-Z]+(_[A-Z]+)+|UTC|JSON");
        CatalogTexts.of(CATALOG)
                .forEach((key, english) ->
                        assertThat(all(facts, CHINESE.of(english))).as(key).containsAll(all(facts, english)));
    }

    @Test
    void textsOfTheCatalogHaveNoPlacesAndNoLostApostrophes() throws Exception {
        Properties chinese = properties();
        CatalogTexts.of(CATALOG)
                .keySet()
                .forEach(key -> assertThat(chinese.getProperty(key)).as(key).doesNotContain("{", "}", "'"));
    }

    /** The check of the plan leaves out that nothing was changed. */
    @Test
    void refusalsAreChineseWithAndWithoutTheirEnd() {
        String old = "OnCall 1.16.9 needs MySQL 8.0.11 or newer; this server is MySQL 5.7.";
        assertThat(CHINESE.of(old)).isEqualTo("OnCall 1.16.9 需要 MySQL 8.0.11 或更高版本；此服务器为 MySQL 5.7。");
        assertThat(CHINESE.of(old + " Nothing was changed."))
                .isEqualTo("OnCall 1.16.9 需要 MySQL 8.0.11 或更高版本；此服务器为 MySQL 5.7。没有做任何更改。");
    }

    @Test
    void phrasesHaveTheSamePlacesInBothLanguages() throws Exception {
        Properties chinese = properties();
        Set<String> names = new TreeSet<>(phrases());
        assertThat(phrases()).doesNotHaveDuplicates();
        assertThat(chinese.stringPropertyNames().stream().filter(key -> key.startsWith("phrase.")))
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .flatMap(name -> Stream.of("phrase." + name + ".english", "phrase." + name + ".chinese"))
                        .toList());
        for (String name : names) {
            assertThat(all(PLACE, chinese.getProperty("phrase." + name + ".chinese")))
                    .as(name)
                    .isEqualTo(all(PLACE, chinese.getProperty("phrase." + name + ".english")));
        }
    }

    /** Each sentence is recognised as itself, not as another one that happens to fit. */
    @Test
    void noPhraseHidesAnother() throws Exception {
        Properties chinese = properties();
        Object[] words = {"1.2.40", "x_1", "y_2", "z_3", "v_4"};
        for (String name : phrases()) {
            String english = format(chinese.getProperty("phrase." + name + ".english"), words);
            assertThat(CHINESE.of(english))
                    .as(name)
                    .isEqualTo(format(chinese.getProperty("phrase." + name + ".chinese"), words));
        }
    }

    @Test
    void englishStaysAsItIs() {
        CatalogTexts.of(CATALOG)
                .forEach((key, english) -> assertThat(ENGLISH.of(english)).isEqualTo(english));
        assertThat(ENGLISH.of("column x is dropped")).isEqualTo("column x is dropped");
        assertThat(ENGLISH.title("alerts.0001_squashed_initial", "A title")).isEqualTo("A title");
    }

    @Test
    void unknownTextsStayAsTheyAre() {
        assertThat(CHINESE.of("Something else happened.")).isEqualTo("Something else happened.");
        assertThat(CHINESE.of("")).isEmpty();
        assertThat(CHINESE.of("column x is dropped by hand")).isEqualTo("column x is dropped by hand");
    }

    @Test
    void isNeverHalfChinese() {
        assertThat(CHINESE.of("The disk is full. Nothing was changed."))
                .isEqualTo("The disk is full. Nothing was changed.");
        assertThat(CHINESE.of("The database is empty. Nothing was changed.")).isEqualTo("数据库是空的。没有做任何更改。");
    }

    @Test
    void namesThatPeopleGaveAreLeftAlone() {
        assertThat(CHINESE.of("The name of button 7 was taken, so its webhook is called \"The database is empty.\"."))
                .isEqualTo("按钮 7 的名称已被占用，因此其 Webhook 命名为“The database is empty.”。");
        assertThat(CHINESE.of("The name of button 7 was taken, so its webhook is called \"It''s {0}.\"."))
                .contains("“It''s {0}.”");
    }

    @Test
    void titlesAreFoundByIdToo() {
        assertThat(CHINESE.title("mattermost.0001_initial", "A title of another day"))
                .isEqualTo("Mattermost 频道、用户和消息");
        assertThat(CHINESE.title("stepwise.step_10", "Unknown")).isEqualTo("Unknown");
    }

    @Test
    void hazardsAndReasonsAreFoundByRelease() {
        for (Release release : CATALOG.releases()) {
            release.hazards()
                    .forEach(hazard -> assertThat(CHINESE.hazard(release.version(), hazard))
                            .isEqualTo(CHINESE.of(hazard.text()))
                            .containsPattern(HAN));
            release.avoid()
                    .ifPresent(text -> assertThat(CHINESE.avoid(release.version(), text))
                            .isEqualTo(CHINESE.of(text))
                            .containsPattern(HAN));
        }
        Release.Hazard unknown = new Release.Hazard("new", "Something new.", false, Optional.empty());
        assertThat(CHINESE.hazard(NEWEST, unknown)).isEqualTo("Something new.");
        assertThat(CHINESE.avoid(NEWEST, "For no reason.")).isEqualTo("For no reason.");
    }

    @Test
    void titlesOfRepairsAreAddedInChinese() {
        Migration migration =
                CATALOG.migration("webhooks.0008_auto_20230712_1613").orElseThrow();
        Repair repair = CATALOG.repairs().stream()
                .filter(candidate -> candidate.migration().equals(Optional.of(migration.id())))
                .findFirst()
                .orElseThrow();
        assertThat(CHINESE.title(migration.id(), migration.title() + "; " + repair.title()))
                .isEqualTo(CHINESE.of(migration.title()) + "；" + CHINESE.of(repair.title()));
    }

    @Test
    void whatChangesOnTheWayKeepsItsNumber() {
        String why = "Shifts of a duplicate team belong to the kept team";
        assertThat(CHINESE.of(why + " (It would be 16 now; what comes before changes that.)"))
                .startsWith(CHINESE.of(why))
                .contains("16");
        assertThat(CHINESE.of("column is_archived is dropped")).isEqualTo("列 is_archived 将被删除");
    }

    @Test
    void everyStateIsToldInChinese() {
        State.Known known = new State.Known(Version.of("1.2.35"), Version.of("1.2.40"), List.of(), Set.of());
        Instant start = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(CHINESE.of(known.describe())).isEqualTo("这是 OnCall 1.2.35 – 1.2.40 的数据库。");
        List.of(
                        new State.Empty(),
                        known,
                        new State.Unfinished(NEWEST, start, known),
                        new State.HalfRestored("a.stepwise", "2026-11-22 10:00", ""),
                        new State.HalfRestored("a.stepwise", "2026-11-22 10:00", "old.stepwise"),
                        new State.Newer(List.of("alerts.0099_new", "alerts.0100_newer")))
                .forEach(state -> assertChinese(state.describe()));
        assertThat(CHINESE.of(new State.Unfinished(NEWEST, start, known).describe()))
                .contains("1.16.9", "2026-11-22T10:00:00Z");
        assertThat(CHINESE.of(new State.HalfRestored("a.stepwise", "10:00", "old.stepwise").describe()))
                .contains("a.stepwise", "10:00", "old.stepwise");
    }

    static void assertChinese(String english) {
        String said = CHINESE.of(english);
        assertThat(said).containsPattern(HAN);
        assertThat(said.replaceAll("“[^”]*”", "")).as(english).doesNotContainPattern(ENGLISH_WORDS);
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String format(String pattern, Object... words) {
        return new MessageFormat(pattern, Locale.SIMPLIFIED_CHINESE).format(words);
    }

    static List<String> phrases() throws IOException {
        return List.of(properties().getProperty("phrases").split(" ", -1));
    }

    static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream input = CatalogWordsTest.class.getResourceAsStream("/words/catalog_zh_CN.properties")) {
            properties.load(new InputStreamReader(input, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
