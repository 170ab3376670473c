package io.github.stepwise.ui.desk;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.CatalogWords;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.Preferences;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.task.Background;
import io.github.stepwise.words.Phrase;
import io.github.stepwise.words.PhraseBook;
import io.github.stepwise.words.Words;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every page needs and no page owns. Made once, in {@code WizardApp}. */
public final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Background background;
    private final Preferences preferences;
    private final RecentConnections recent;
    private final LeftoverRuns leftovers;
    private final Desktop desktop;
    private final Callable<Catalog> reader;
    private CompletableFuture<Catalog> catalog;
    private final ObjectProperty<Language> language;
    private final PhraseBook engineWords = PhraseBook.of("backup-notes", "differences");
    private CatalogWords catalogWords;

    public Desk(
            Background background,
            Preferences preferences,
            RecentConnections recent,
            LeftoverRuns leftovers,
            Desktop desktop) {
        this(background, preferences, recent, leftovers, desktop, Catalog::load);
    }

    /** @param reader reads the catalog; may take its time and may fail */
    public Desk(
            Background background,
            Preferences preferences,
            RecentConnections recent,
            LeftoverRuns leftovers,
            Desktop desktop,
            Callable<Catalog> reader) {
        this.background = background;
        this.reader = reader;
        this.preferences = preferences;
        this.recent = recent;
        this.leftovers = leftovers;
        this.desktop = desktop;
        this.language = new SimpleObjectProperty<>(
                Language.of(preferences.get("language").orElse(""), Locale.getDefault()));
        language.addListener((property, old, chosen) -> {
            catalogWords = null;
            remember("language", chosen.id());
        });
    }

    public Background background() {
        return background;
    }

    public RecentConnections recent() {
        return recent;
    }

    public LeftoverRuns leftovers() {
        return leftovers;
    }

    public Preferences preferences() {
        return preferences;
    }

    public Desktop desktop() {
        return desktop;
    }

    /** The catalog, which is read from the first call on, and again after it could not be; completed on the JavaFX thread. */
    public synchronized CompletableFuture<Catalog> catalog() {
        if (catalog == null || catalog.isCompletedExceptionally()) {
            catalog = background.call(reader).toCompletableFuture();
        }
        return catalog;
    }

    /**
     * The catalog for those who come after {@link Desk#catalog()}, which are all pages of a flow. Never waits: what it would wait
     * for arrives on the very thread that waits.
     *
     * @throws IllegalStateException while it is not there
     */
    public synchronized Catalog knownCatalog() {
        if (catalog == null || !catalog.isDone() || catalog.isCompletedExceptionally()) {
            throw new IllegalStateException("the catalog has not been read");
        }
        return catalog.join();
    }

    /** Does something with the catalog as soon as it is there. */
    public void withCatalog(Consumer<Catalog> action) {
        catalog().thenAccept(action);
    }

    /** The language of the wizard; views are made anew when it changes. */
    public ObjectProperty<Language> language() {
        return language;
    }

    public Locale locale() {
        return language.get().locale();
    }

    /** The texts of a book in the present language. */
    public Words words(String book) {
        return Words.of(book, locale());
    }

    /** A phrase in the present language, with the sentences of the engine that are its arguments. */
    public String say(Phrase phrase) {
        return translated(phrase).in(locale());
    }

    private Phrase translated(Phrase phrase) {
        if (language.get() == Language.ENGLISH) {
            return phrase;
        }
        List<Object> arguments = phrase.arguments().stream()
                .map(argument -> argument instanceof String text
                        ? translate(text)
                        : argument instanceof Phrase inner ? translated(inner) : argument)
                .toList();
        return new Phrase(phrase.book(), phrase.key(), arguments);
    }

    /**
     * A sentence that the engine made in English, in the present language, as far as there is one for it: of the catalog, a
     * plan or a state, of a backup or a restore, or a difference of a schema.
     */
    public String translate(String english) {
        if (language.get() == Language.ENGLISH) {
            return english;
        }
        String said = ofCatalog(english);
        return said.equals(english) ? engineWords.find(english).map(this::say).orElse(english) : said;
    }

    private String ofCatalog(String english) {
        if (!catalog().isDone() || catalog().isCompletedExceptionally()) {
            return english;
        }
        if (catalogWords == null) {
            catalogWords = new CatalogWords(catalog().join(), locale());
        }
        return catalogWords.of(english);
    }

    /** Keeps a choice for the next start; that this may fail is nobody's concern now. */
    public void remember(String name, String value) {
        try {
            preferences.set(name, value);
        } catch (IOException e) {
            LOG.warn("{} could not be remembered: {}", name, e.getMessage());
        }
    }
}
