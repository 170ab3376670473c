package io.github.stepwise.ui.page.restore;

import io.github.stepwise.backup.TargetContents;
import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Database;
import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.database.UnfinishedRestore;
import io.github.stepwise.schema.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is in the place to which a backup is to be brought back. */
sealed interface Target {
    /** Nobody has answered yet. */
    record Looking() implements Target {}

    /** There is no such database, or no such file. */
    record Missing() implements Target {}

    record Empty() implements Target {}

    /**
     * There is something in it.
     *
     * @param objects what would go, for people; none if it cannot be read
     */
    record Holding(List<String> objects) implements Target {}

    /**
     * A restore to it has not ended.
     *
     * @param same whether that was a restore of the same file, so that nothing in it can be missed
     * @param objects what would go
     */
    record HalfRestored(UnfinishedRestore mark, boolean same, List<String> objects) implements Target {}

    /** It is of another engine than the backup. */
    record Unfit(Engine backup, Engine target) implements Target {}

    /** It could not be looked at. */
    record Unknown(Throwable cause) implements Target {}

    /** Whether something would go that may be missed. */
    default boolean holdsSomething() {
        return this instanceof Holding || (this instanceof HalfRestored half && !half.same());
    }

    /** Whether something of a database is there, be it only a part of the very backup. */
    default boolean isOccupied() {
        return this instanceof Holding || this instanceof HalfRestored;
    }

    /**
     * Looks; changes nothing.
     *
     * @param from engine of the backup
     * @param file the backup
     */
    static Target look(ConnectionSettings settings, Engine from, Path file) throws Exception {
        if (settings.engine() == Engine.SQLITE) {
            return from == Engine.SQLITE ? sqlite(settings) : new Unfit(from, settings.engine());
        }
        try (Database database = Database.open(settings)) {
            return from == database.engine() ? server(database, file) : new Unfit(from, database.engine());
        } catch (DatabaseProblem problem) {
            if (problem.kind() == DatabaseProblem.Kind.NO_SUCH_DATABASE) {
                return from == settings.engine() ? new Missing() : new Unfit(from, settings.engine());
            }
            throw problem;
        }
    }

    private static Target server(Database database, Path file) throws Exception {
        Optional<UnfinishedRestore> mark = UnfinishedRestore.find(database);
        List<String> objects = objects(database);
        if (mark.isPresent()) {
            boolean same = mark.get().file().equals(file.getFileName().toString());
            return new HalfRestored(mark.get(), same, objects);
        }
        return objects.isEmpty() ? new Empty() : new Holding(objects);
    }

    private static Target sqlite(ConnectionSettings settings) throws Exception {
        if (!Files.exists(settings.file())) {
            return new Missing();
        } else if (Files.size(settings.file()) == 0) {
            return new Empty();
        }
        try (Database database = Database.open(settings)) {
            return new Holding(objects(database));
        } catch (DatabaseProblem unreadable) {
            return new Holding(List.of());
        }
    }

    private static List<String> objects(Database database) throws Exception {
        return TargetContents.of(database).stream()
                .map(DatabaseObject::toString)
                .toList();
    }
}
