package io.github.stepwise.ui.release;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Releases to choose from, newest first; those that should be avoided are shown but cannot be chosen. */
public final class ReleaseOffer {
    private final ObservableList<Release> all = FXCollections.observableArrayList();
    private final FilteredList<Release> found = new FilteredList<>(all);
    private final StringProperty query = new SimpleStringProperty("");

    public ReleaseOffer() {
        query.addListener((property, old, text) -> found.setPredicate(release -> fits(release, text)));
    }

    /**
     * Offers these and no others.
     *
     * @param releases newest first
     */
    public void set(List<Release> releases) {
        all.setAll(releases);
    }

    /** All of them, whatever is searched for. */
    public List<Release> all() {
        return all;
    }

    /** What fits to the text that was typed. */
    public ObservableList<Release> found() {
        return found;
    }

    /** What the number of a release has to begin with, with or without a v; empty for all. */
    public StringProperty query() {
        return query;
    }

    /** Tells every release that is typed in full and may be chosen: whoever types one means it. */
    public void onTyped(Consumer<Release> choose) {
        query.addListener((property, old, text) -> all.stream()
                .filter(release ->
                        mayBeChosen(release) && release.version().toString().equals(wanted(text)))
                .findFirst()
                .ifPresent(choose));
    }

    /** Whether that release is none of those that are found, so that nobody sees it while he looks at them. */
    public BooleanBinding hides(ObservableValue<Version> chosen) {
        return Bindings.createBooleanBinding(
                () -> chosen.getValue() != null
                        && found.stream().noneMatch(release -> release.version().equals(chosen.getValue())),
                found,
                chosen);
    }

    /** The newest one that may be chosen. */
    public Optional<Release> newest() {
        return all.stream().filter(ReleaseOffer::mayBeChosen).findFirst();
    }

    public static boolean mayBeChosen(Release release) {
        return release.avoid().isEmpty();
    }

    private static boolean fits(Release release, String text) {
        return release.version().toString().startsWith(wanted(text));
    }

    private static String wanted(String text) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return wanted.startsWith("v") ? wanted.substring(1) : wanted;
    }
}
