package io.github.stepwise.plan;

import io.github.stepwise.schema.Change;
import io.github.stepwise.schema.Engine;
import io.github.stepwise.schema.Schema;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Guesses how long a plan will run, from its size and the rows that it works through.
 *
 * <p>The figures come from upgrades of 1.2.40 to 1.8.5 and 1.16.9 with 300 to 200 000 alert groups, rows of some kilobytes: those
 * of {@code docs/benchmarks.md} for PostgreSQL and MariaDB, the same data on two cores for MySQL and SQLite. They are taken on
 * the slow side and the result is doubled, because a server in use is slower than a test's; it still is a guess.
 */
final class DurationEstimate {
    private static final double CAUTION = 2;
    private static final double START_SECONDS = 4;

    /**
     * What a piece of work takes on an engine.
     *
     * @param migration seconds for one that finds no rows: its statements, and on MySQL and MariaDB a commit for each
     * @param stop seconds to read and compare the schema
     * @param index rows a second when an index is built
     * @param reference rows a second when a foreign key is added; MySQL copies the table for it
     * @param rewrite rows a second when a table is written anew
     * @param change rows a second when a statement changes them
     * @param evidence alert groups a second whose escalation snapshot is searched for lost links
     */
    private record Pace(
            double migration,
            double stop,
            double index,
            double reference,
            double rewrite,
            double change,
            double evidence) {}

    private final Plan plan;
    private final Schema live;
    private final LiveFacts facts;
    private final Pace pace;

    private DurationEstimate(Plan plan, Schema live, LiveFacts facts) {
        this.plan = plan;
        this.live = live;
        this.facts = facts;
        this.pace = pace(plan.engine());
    }

    /** Rounded up to what a person would say; empty if there is nothing to do or a table cannot be counted. */
    static Optional<Duration> of(Plan plan, Schema live, LiveFacts facts) {
        return plan.isEmpty() ? Optional.empty() : new DurationEstimate(plan, live, facts).whole();
    }

    private static Pace pace(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> new Pace(0.04, 0.1, 200_000, 200_000, 100_000, 19_000, 60_000);
            case MYSQL -> new Pace(0.06, 0.1, 150_000, 4_000, 40_000, 30_000, 3_000);
            case MARIADB -> new Pace(0.2, 0.1, 40_000, 26_000, 40_000, 40_000, 3_000);
            case SQLITE -> new Pace(0.015, 0.06, 500_000, 45_000, 45_000, 100_000, 3_000);
        };
    }

    private Optional<Duration> whole() {
        double seconds = START_SECONDS
                + pace.migration() * plan.migrations().size()
                + pace.stop() * plan.stops().size();
        for (PlannedMigration migration : plan.migrations()) {
            for (Change change : migration.changes()) {
                seconds += seconds(change);
            }
        }
        return Double.isNaN(seconds) ? Optional.empty() : Optional.of(rounded(seconds * CAUTION));
    }

    /** Not a number if nobody knows. */
    private double seconds(Change change) {
        if (KnownFailures.isOf("lost-links", change) && change instanceof Change.UpdateRows) {
            return facts.rows("alerts_alertgroup").orElse(0) / pace.evidence();
        }
        double speed = speed(change);
        if (speed == 0 || live.table(change.table()).isEmpty()) {
            return 0; // a table that is still to come is empty, or one of few rows under a new name
        }
        OptionalLong rows = change instanceof Change.RowsChange affected
                ? facts.affected(affected, plan.engine())
                : OptionalLong.empty();
        OptionalLong known = rows.isPresent() ? rows : facts.rows(change.table());
        return known.isPresent() ? known.getAsLong() / speed : Double.NaN;
    }

    /** Rows a second; 0 for what only the catalog of the server notes. */
    private double speed(Change change) {
        boolean rewrites = plan.engine() == Engine.SQLITE;
        if (change instanceof Change.RowsChange) {
            return pace.change();
        } else if (change instanceof Change.AddIndex
                || change instanceof Change.AddUnique
                || change instanceof Change.AddUniqueExpression) {
            return pace.index();
        } else if (change instanceof Change.AddForeignKey) {
            return pace.reference();
        } else if (change instanceof Change.AlterColumn || change instanceof Change.WidenColumn) {
            return pace.rewrite();
        } else if (change instanceof Change.AddColumn add) {
            return rewrites ? pace.rewrite() : add.column().references() == null ? 0 : pace.reference();
        } else if (change instanceof Change.DropColumn || change instanceof Change.DropForeignKey) {
            return rewrites ? pace.rewrite() : 0;
        }
        return 0;
    }

    private static Duration rounded(double seconds) {
        long step = seconds < 60 ? 10 : seconds < 600 ? 60 : seconds < 3600 ? 300 : 900;
        return Duration.ofSeconds((long) Math.ceil(seconds / step) * step);
    }
}
