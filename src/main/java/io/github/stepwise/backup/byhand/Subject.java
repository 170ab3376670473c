package io.github.stepwise.backup.byhand;

import io.github.stepwise.backup.engine.Origin;
import java.time.Instant;

/**
 * The backup that is written about.
 *
 * @param tool name and version of the program that made it
 * @param created when the snapshot was taken
 * @param encrypted whether only those with a key may learn what is in it; of a SQLite backup nothing is told anyway
 */
public record Subject(String tool, Instant created, Origin origin, boolean encrypted) {}
