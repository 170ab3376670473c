package io.github.stepwise.install;

import io.github.stepwise.database.DatabaseProblem;
import io.github.stepwise.words.Phrase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an install has made so far and how each of it is taken away again, newest first. */
final class Undo {
    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    /** Takes one thing away. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException, DatabaseProblem, IOException;
    }

    private record Step(Supplier<Optional<Phrase>> what, Supplier<Phrase> remedy, Action action) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /**
     * @param what for example {@code database oncall}
     * @param remedy how an admin can do it
     */
    void add(Phrase what, Phrase remedy, Action action) {
        add(() -> Optional.of(what), () -> remedy, action);
    }

    /** @param what asked when it is needed; empty when there turned out to be nothing to take away */
    void add(Supplier<Optional<Phrase>> what, Supplier<Phrase> remedy, Action action) {
        steps.push(new Step(what, remedy, action));
    }

    /** Takes nothing away any more: what has been made is to stay. */
    void forget() {
        steps.clear();
    }

    /**
     * Takes everything away that can be.
     *
     * @return what could not
     */
    List<InstallFailure.Leftover> run(InstallListener listener) {
        List<InstallFailure.Leftover> left = new ArrayList<>();
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            Optional<Phrase> made = step.what().get();
            if (made.isEmpty()) {
                continue;
            }
            Phrase what = made.get();
            Phrase remedy = step.remedy().get();
            try {
                step.action().run();
                listener.on(new InstallEvent.Removed(what.toString()));
            } catch (SQLException | DatabaseProblem | IOException | RuntimeException e) {
                LOG.warn("could not remove {}", what, e);
                left.add(new InstallFailure.Leftover(what, remedy));
            }
        }
        return left;
    }
}
