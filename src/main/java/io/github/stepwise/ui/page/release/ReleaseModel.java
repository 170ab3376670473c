package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.App;
import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.ui.desk.InstallCase;
import io.github.stepwise.ui.release.ReleaseOffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The releases that can be installed, newest first, and the one that is chosen. */
final class ReleaseModel {
    private final InstallCase install;
    private final ReleaseOffer offer = new ReleaseOffer();
    private final ReadOnlyObjectWrapper<Release> chosen = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty mattermost = new SimpleBooleanProperty();
    private Catalog catalog;

    ReleaseModel(InstallCase install) {
        this.install = install;
        mattermost.subscribe(this::tell);
        chosen.subscribe(this::tell);
        offer.onTyped(this::choose);
    }

    /** Called once, when the catalog has been read. */
    void offer(Catalog newCatalog) {
        catalog = newCatalog;
        List<Release> releases = new ArrayList<>(catalog.releases());
        Collections.reverse(releases);
        offer.set(releases);
        offer.newest().ifPresent(this::choose);
    }

    /** All releases. */
    ReleaseOffer offer() {
        return offer;
    }

    /** Null until the catalog has been read. */
    ReadOnlyObjectProperty<Release> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** A release to be avoided is never chosen. */
    void choose(Release release) {
        if (ReleaseOffer.mayBeChosen(release)) {
            chosen.set(release);
        }
    }

    /** Whether tables for Mattermost are wanted; kept while a release is chosen that has none. */
    BooleanProperty mattermost() {
        return mattermost;
    }

    /** Whether the chosen release can have tables for Mattermost. */
    BooleanBinding mattermostPossible() {
        return Bindings.createBooleanBinding(this::hasMattermost, chosen);
    }

    /** Leaves the installation for an upgrade; null where there is no such way. */
    ObjectProperty<Runnable> upgradeInstead() {
        return install.upgradeInstead();
    }

    /** What the chosen release needs around it. */
    Needs needs() {
        return Needs.of(catalog, chosen.get());
    }

    private boolean hasMattermost() {
        return chosen.get() != null
                && catalog.migrationsOf(chosen.get().version(), Set.of(App.MATTERMOST)).stream()
                        .anyMatch(migration -> migration.optionalApp().equals(Optional.of(App.MATTERMOST)));
    }

    private void tell() {
        if (chosen.get() != null) {
            Set<App> apps = EnumSet.copyOf(InstallRequest.usualApps());
            if (mattermost.get() && hasMattermost()) {
                apps.add(App.MATTERMOST);
            }
            install.apps().set(Set.copyOf(apps));
            install.release().set(chosen.get().version());
        }
    }
}
