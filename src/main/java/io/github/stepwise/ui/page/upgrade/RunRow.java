package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.catalog.Version;
import io.github.stepwise.ui.widget.Mark;
import java.time.Duration;
import java.util.Optional;

/** A line of the list of a run: a stop, or one of the migrations on the way to it. */
sealed interface RunRow {
    /** How it stands with it. */
    Standing standing();

    /** What has become of a stop or a migration. */
    enum Standing {
        WAITING(Mark.PENDING),
        RUNNING(Mark.RUNNING),
        DONE(Mark.PASSED),
        FAILED(Mark.FAILED),
        /** It had been done, and that was rolled back or discarded. */
        UNDONE(Mark.SKIPPED),
        /** Some of its statements may have been done. */
        BEGUN(Mark.WARNING);

        private final Mark mark;

        Standing(Mark mark) {
            this.mark = mark;
        }

        Mark mark() {
            return mark;
        }
    }

    /**
     * A stop.
     *
     * @param number which stop it is, from 1
     * @param done how many of its migrations are done
     * @param of how many it has
     */
    record Stop(Version release, int number, Standing standing, int done, int of) implements RunRow {
        Stop with(Standing newStanding, int newDone) {
            return new Stop(release, number, newStanding, newDone, of);
        }
    }

    /**
     * A migration.
     *
     * @param release the one that brought it
     * @param statement the statement that runs or ran last, from 1; 0 before the first
     * @param of number of statements as far as it is known
     * @param rows how many rows were inserted, changed or deleted so far
     * @param took empty until it is done
     */
    record Migration(
            String id,
            String title,
            Version release,
            Standing standing,
            int statement,
            int of,
            long rows,
            Optional<Duration> took)
            implements RunRow {
        Migration with(Standing newStanding) {
            return new Migration(id, title, release, newStanding, statement, of, rows, took);
        }

        Migration at(int newStatement, int newOf) {
            return new Migration(id, title, release, standing, newStatement, newOf, rows, took);
        }

        Migration changed(long more) {
            return new Migration(id, title, release, standing, statement, of, rows + more, took);
        }

        Migration finished(long all, Duration time) {
            return new Migration(id, title, release, Standing.DONE, statement, of, all, Optional.of(time));
        }
    }
}
