package io.github.stepwise.ui.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What failed in a flow and nobody had foreseen: the first is shown until it has been read, the others go with its details. */
final class Mishaps {
    /** More than these tell nothing new. */
    private static final int MOST = 20;

    private final List<Throwable> all = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final ReadOnlyObjectWrapper<Throwable> shown = new ReadOnlyObjectWrapper<>();

    /**
     * The same thing may fail twenty times a second; it is told once.
     *
     * @return whether it is new
     */
    boolean add(Throwable failure) {
        boolean isNew = all.size() < MOST && known.add(signature(failure));
        if (isNew) {
            all.add(failure);
            if (shown.get() == null) {
                shown.set(failure);
            }
        }
        return isNew;
    }

    private static String signature(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** It has been read. */
    void dismiss() {
        shown.set(null);
    }

    /** What comes next has nothing to do with them. */
    void clear() {
        all.clear();
        known.clear();
        shown.set(null);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** All that there were, the first one first. */
    List<Throwable> all() {
        return List.copyOf(all);
    }

    /** The one that is to be read; null if there is none. */
    ReadOnlyObjectProperty<Throwable> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What the file of details says besides the words of the card: where in the program it was. */
    List<String> traces() {
        List<String> lines = new ArrayList<>();
        for (Throwable one : all) {
            for (Throwable cause = one; cause != null; cause = cause.getCause()) {
                lines.add((cause == one ? "" : "Caused by: ") + cause);
                for (StackTraceElement element : cause.getStackTrace()) {
                    lines.add("  at " + element);
                }
            }
        }
        return lines;
    }
}
