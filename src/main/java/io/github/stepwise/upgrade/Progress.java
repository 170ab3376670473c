package io.github.stepwise.upgrade;

import io.github.stepwise.catalog.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a run has come; what a failure has to tell. Used by the run's thread only. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final Set<Path> exports = new LinkedHashSet<>();
    private final Set<Path> uncommitted = new LinkedHashSet<>();
    private Version release;
    private String migration;
    private String statement;
    private String blocker;
    private boolean begun;
    private boolean verified;
    private int migrations;
    private long rows;

    void atStop(Version stop) {
        release = stop;
    }

    void atMigration(String id) {
        begun = true;
        migration = id;
        statement = null;
    }

    void atStatement(String sql) {
        statement = sql;
        blocker = null;
    }

    void statementDone(long changed) {
        statement = null;
        rows += changed;
    }

    void migrationDone() {
        migration = null;
        migrations++;
        exports.addAll(uncommitted);
        uncommitted.clear();
    }

    void blockedBy(String who) {
        blocker = who;
    }

    /** A file was written with rows that the current migration is about to delete. */
    void exported(Path file) {
        uncommitted.add(file);
    }

    /**
     * Deletes files with rows that were not deleted after all.
     *
     * @param all those of complete migrations, too: the whole run did not happen
     */
    void discardExports(boolean all) {
        uncommitted.forEach(Progress::delete);
        uncommitted.clear();
        if (all) {
            exports.forEach(Progress::delete);
            exports.clear();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }

    void targetVerified() {
        verified = true;
    }

    Optional<Version> release() {
        return Optional.ofNullable(release);
    }

    Optional<String> migration() {
        return Optional.ofNullable(migration);
    }

    Optional<String> statement() {
        return Optional.ofNullable(statement);
    }

    Optional<String> blocker() {
        return Optional.ofNullable(blocker);
    }

    /** Whether the run has begun a migration. */
    boolean isBegun() {
        return begun;
    }

    boolean isVerified() {
        return verified;
    }

    int migrations() {
        return migrations;
    }

    long rows() {
        return rows;
    }

    List<Path> exports() {
        List<Path> all = new ArrayList<>(exports);
        all.addAll(uncommitted);
        return all;
    }
}
