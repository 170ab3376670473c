package io.github.stepwise.ui.page.start;

import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
import io.github.stepwise.settings.RecentConnection;
import io.github.stepwise.settings.RecentConnections;
import io.github.stepwise.ui.desk.Connections;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is remembered from last time. A file that cannot be read is as good as none. */
final class StartModel {
    /** More than these nobody looks through. */
    private static final int MOST_RECENT = 5;

    private static final Logger LOG = LoggerFactory.getLogger(StartModel.class);

    private final RecentConnections recentFile;
    private final LeftoverRuns leftoverFile;
    private final ObservableList<Recent> recent = FXCollections.observableArrayList();
    private final ObservableList<Leftover> leftovers = FXCollections.observableArrayList();

    /** A database of last time, with its settings but for the password. */
    record Recent(RecentConnection connection, ConnectionSettings settings) {}

    /** An upgrade that did not end, with the settings of its database but for the password. */
    record Leftover(LeftoverRun run, ConnectionSettings settings) {}

    StartModel(RecentConnections recentFile, LeftoverRuns leftoverFile) {
        this.recentFile = recentFile;
        this.leftoverFile = leftoverFile;
    }

    /** The newest first. */
    ObservableList<Recent> recent() {
        return recent;
    }

    /** The newest first. */
    ObservableList<Leftover> leftovers() {
        return leftovers;
    }

    /** Reads both files. */
    void refresh() {
        recent.setAll(read(recentFile::list).stream()
                .flatMap(one -> settings(one).map(found -> new Recent(one, found)).stream())
                .limit(MOST_RECENT)
                .toList());
        leftovers.setAll(read(leftoverFile::list).stream()
                .flatMap(run -> settings(run.connection()).map(found -> new Leftover(run, found)).stream())
                .toList());
    }

    void forget(Recent one) {
        try {
            recentFile.remove(one.connection());
        } catch (IOException e) {
            LOG.warn("a recent connection could not be removed: {}", e.getMessage());
        }
        recent.remove(one);
    }

    void forget(Leftover one) {
        try {
            leftoverFile.ended(one.run().connection());
        } catch (IOException e) {
            LOG.warn("an unfinished upgrade could not be forgotten: {}", e.getMessage());
        }
        leftovers.remove(one);
    }

    private static <T> List<T> read(Callable<List<T>> file) {
        try {
            return file.call();
        } catch (Exception e) {
            LOG.warn("what was remembered could not be read: {}", e.getMessage());
            return List.of();
        }
    }

    /** Empty for what somebody has changed by hand until it makes no sense. */
    private static Optional<ConnectionSettings> settings(RecentConnection connection) {
        try {
            ConnectionSettings found = Connections.settings(connection, Secret.none());
            return Connections.name(found).isBlank() ? Optional.empty() : Optional.of(found);
        } catch (IllegalArgumentException | NullPointerException senseless) {
            return Optional.empty();
        }
    }
}
