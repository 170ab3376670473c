package io.github.stepwise.catalog;

import io.github.stepwise.words.SentenceTemplate;
import io.github.stepwise.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says the catalog's texts in a language, and the sentences that plans, states and runs make of them. English is what the
 * catalog itself is written in; what has no translation stays English. Immutable and safe to share between threads.
 */
public final class CatalogWords {
    private final Words words;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Sentence> sentences = new ArrayList<>();

    private record Sentence(SentenceTemplate english, String key) {}

    /** @param language any; only Chinese is not said in English */
    public CatalogWords(Catalog catalog, Locale language) {
        words = Words.of("catalog", language);
        CatalogTexts.of(catalog).forEach((key, english) -> words.find(key).ifPresent(said -> texts.put(english, said)));
        catalog.migrations().forEach(migration -> addRepaired(migration, catalog.repairs()));
        catalog.releases().forEach(this::addDated);
        words.find("phrases").ifPresent(names -> {
            for (String name : names.split(" ", -1)) {
                SentenceTemplate english = SentenceTemplate.of(words.say("phrase." + name + ".english"));
                sentences.add(new Sentence(english, "phrase." + name + ".chinese"));
            }
        });
    }

    /**
     * The title of a migration.
     *
     * @param english as the plan has it, with the titles of repairs that are part of it
     */
    public String title(String migrationId, String english) {
        return find(english)
                .or(() -> words.find(CatalogTexts.title(migrationId)))
                .orElse(english);
    }

    /** What an admin should know before crossing a release. */
    public String hazard(Version release, Release.Hazard hazard) {
        return words.find(CatalogTexts.hazard(release, hazard)).orElse(hazard.text());
    }

    /** Why no upgrade should stop at a release. */
    public String avoid(Version release, String english) {
        return words.find(CatalogTexts.avoid(release)).orElse(english);
    }

    /**
     * A text of the catalog, or a sentence about it from a plan, a state or a run.
     *
     * @param english exactly as it was made
     * @return the same in this language; unchanged when it is none of these
     */
    public String of(String english) {
        return find(english).orElse(english);
    }

    private Optional<String> find(String english) {
        String text = texts.get(english);
        return text != null
                ? Optional.of(text)
                : sentences.stream()
                        .flatMap(sentence -> said(sentence, english).stream())
                        .findFirst();
    }

    private Optional<String> said(Sentence sentence, String english) {
        return sentence.english()
                .match(english)
                .flatMap(found -> arguments(sentence.english(), found))
                .map(arguments -> words.say(sentence.key(), arguments));
    }

    /** A sentence within a sentence must be known; otherwise the whole stays English instead of becoming a mixture. */
    private Optional<Object[]> arguments(SentenceTemplate template, List<String> english) {
        Object[] said = new Object[english.size()];
        for (int i = 0; i < said.length; i++) {
            String part = english.get(i);
            Optional<String> found = template.isQuoted(i) ? Optional.of(part) : find(part);
            if (found.isEmpty() && part.endsWith(".")) {
                return Optional.empty();
            }
            said[i] = found.orElse(part);
        }
        return Optional.of(said);
    }

    /** A plan adds the titles of the repairs that a database needs to that of the migration they are part of. */
    private void addRepaired(Migration migration, List<Repair> repairs) {
        List<String> titles = new ArrayList<>(List.of(migration.title()));
        for (Repair repair : repairs) {
            if (repair.migration().equals(Optional.of(migration.id()))) {
                for (String title : List.copyOf(titles)) {
                    String longer = title + "; " + repair.title();
                    words.find("joined.title", of(title), of(repair.title()))
                            .ifPresent(said -> texts.put(longer, said));
                    titles.add(longer);
                }
            }
        }
    }

    /** A plan warns of a hazard with the release before it. */
    private void addDated(Release release) {
        for (Release.Hazard hazard : release.hazards()) {
            String version = release.version().toString();
            words.find("joined.hazard", version, of(hazard.text()))
                    .ifPresent(said -> texts.put(version + ": " + hazard.text(), said));
        }
    }
}
