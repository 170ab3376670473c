package io.github.stepwise.plan;

import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ServerVersion;
import io.github.stepwise.schema.Engine;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The oldest database server that a release of OnCall accepts, which its version of Django decides. */
public record ServerFloor(Engine engine, int[] version) {

    /** The floor of a release on an engine. */
    public static ServerFloor of(Release release, Engine engine) {
        boolean django4 = release.isDjango4();
        return new ServerFloor(
                engine,
                switch (engine) {
                    case POSTGRESQL -> django4 ? new int[] {12} : new int[] {9, 6};
                    case MYSQL -> django4 ? new int[] {8, 0} : new int[] {5, 7};
                    case MARIADB -> django4 ? new int[] {10, 4} : new int[] {10, 2};
                    case SQLITE -> django4 ? new int[] {3, 21} : new int[] {3, 9};
                });
    }

    /** Whether a server is new enough. */
    public boolean accepts(ServerVersion server) {
        return server.isAtLeast(version);
    }

    @Override
    public String toString() {
        return engine.title() + " "
                + Arrays.stream(version).mapToObj(Integer::toString).collect(Collectors.joining("."));
    }
}
