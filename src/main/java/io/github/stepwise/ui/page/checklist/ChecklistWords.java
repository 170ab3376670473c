package io.github.stepwise.ui.page.checklist;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.Installed;
import io.github.stepwise.words.Words;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says the checklist in a language. English is what the engine says itself. Other languages have each item in the book {@code
 * checklist-items}; where its text depends on engine, need, or whether a value is known, in several variants.
 */
final class ChecklistWords {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)*");

    private final Words words;
    private final UnaryOperator<String> catalogWords;
    private final String release;
    private final ConnectionSettings connection;

    /** @param catalogWords translates the catalog's own sentences */
    ChecklistWords(Locale language, UnaryOperator<String> catalogWords, Installed installed) {
        this(language, catalogWords, installed.release().toString(), installed.connection());
    }

    ChecklistWords(Locale language, UnaryOperator<String> catalogWords, String release, ConnectionSettings connection) {
        this.words = Words.of("checklist-items", language);
        this.catalogWords = catalogWords;
        this.release = release;
        this.connection = connection;
    }

    /** A few words; for a variable its name. */
    String title(ChecklistItem item) {
        return item.variable().isPresent() ? item.title() : find(item, "title").orElse(item.title());
    }

    /** What to do and why. */
    String text(ChecklistItem item) {
        return find(item, "text").orElseGet(() -> catalogWords.apply(item.text()));
    }

    private Optional<String> find(ChecklistItem item, String part) {
        String need = item.need().name().toLowerCase(Locale.ROOT);
        boolean empty =
                item.variable().map(variable -> variable.value().isEmpty()).orElse(false);
        return Stream.of("." + connection.engine().id(), empty ? "." + need + ".empty" : "." + need, "." + need, "")
                .flatMap(variant -> words.find("item." + item.id() + variant + "." + part, arguments(item)).stream())
                .findFirst();
    }

    /** Release, value, first number of the title or else last of the text, engine, user, host, file. */
    private Object[] arguments(ChecklistItem item) {
        return new Object[] {
            release,
            item.variable().map(ChecklistItem.Variable::value).orElse(""),
            number(item),
            connection.engine().title(),
            Objects.toString(connection.user(), ""),
            Objects.toString(connection.host(), ""),
            Objects.toString(connection.file(), "")
        };
    }

    private static String number(ChecklistItem item) {
        Matcher title = NUMBER.matcher(item.title());
        if (title.find()) {
            return title.group();
        }
        String last = "";
        for (Matcher text = NUMBER.matcher(item.text()); text.find(); ) {
            last = text.group();
        }
        return last;
    }
}
