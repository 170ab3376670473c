package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Inventory;
import io.github.stepwise.backup.engine.NotCaptured;
import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An inventory that grows. */
final class Content {
    private final List<Ddl> statements = new ArrayList<>();
    private final List<NotCaptured> notCaptured = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Phrase> warnings = new ArrayList<>();
    private final Set<DatabaseObject> known = new HashSet<>();

    void add(Ddl statement) {
        statements.add(statement);
        known.add(statement.object());
    }

    void lacks(DatabaseObject object, Phrase reason) {
        notCaptured.add(NotCaptured.because(object, reason));
        known.add(object);
    }

    void add(Slice slice) {
        slices.add(slice);
    }

    void warn(Phrase sentence) {
        warnings.add(sentence);
    }

    boolean isLacking(DatabaseObject object) {
        return notCaptured.stream().anyMatch(missing -> missing.object().equals(object));
    }

    boolean knows(DatabaseObject object) {
        return known.contains(object);
    }

    /** Statements in the order they were added, phase by phase. */
    Inventory inventory() {
        statements.sort(Comparator.comparing(Ddl::phase));
        return new Inventory(statements, notCaptured, slices, warnings);
    }
}
