package io.github.stepwise.plan;

import java.util.List;

/**
 * What a database holds, counted.
 *
 * @param settings what people have set up, and what lets others in: integrations, schedules, links, tokens
 * @param history what has happened since
 * @param bytes its size on the server's disk, as {@link io.github.stepwise.database.DatabaseSize} answers; 0 if the server does not tell
 */
public record Holdings(List<Holding> settings, List<Holding> history, long bytes) {
    public Holdings {
        settings = List.copyOf(settings);
        history = List.copyOf(history);
    }
}
