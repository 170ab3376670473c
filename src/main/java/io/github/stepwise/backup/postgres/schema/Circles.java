package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Takes a graph apart where objects need each other. */
final class Circles {
    private static final Set<Long> SEPARABLE = Set.of(ObjectKey.ATTRDEF, ObjectKey.CONSTRAINT);

    private Circles() {}

    /** Defaults and checks that would close a circle if they were made together with their table or domain. */
    static Set<ObjectKey> apart(Graph graph) {
        Set<ObjectKey> apart = new HashSet<>();
        for (Set<Integer> circle : graph.circles()) {
            for (int from : circle) {
                for (int to : graph.needs(from)) {
                    if (circle.contains(to)) {
                        graph.reasons(from, to).stream()
                                .filter(key -> SEPARABLE.contains(key.catalog()))
                                .forEach(apart::add);
                    }
                }
            }
        }
        return apart;
    }

    /** Announces what can be announced in each circle, so that the others there need only the announcement. */
    static void announce(Graph graph) {
        for (Set<Integer> circle : graph.circles()) {
            for (int node : circle) {
                if (graph.nodes().get(node).ahead() != null) {
                    announce(graph, node, circle, Phase.PRE_DATA);
                }
            }
        }
    }

    private static void announce(Graph graph, int node, Set<Integer> circle, Phase phase) {
        Set<Integer> outside = new HashSet<>(graph.needs(node));
        outside.removeIf(to -> circle.contains(to)
                || graph.nodes().get(to).phase() != Phase.PRE_DATA
                || graph.nodes().get(to).ahead() != null
                        && graph.nodes().get(to).rank() == Rank.VIEW);
        Node whole = graph.nodes().get(node);
        int announcement = graph.add(whole.announcement(), outside);
        graph.nodes().set(node, whole.afterAnnouncement(phase));
        for (int other : circle) {
            if (graph.nodes().get(other).phase() == Phase.PRE_DATA
                    && graph.needs(other).contains(node)) {
                graph.forget(other, node);
                graph.need(other, announcement);
            }
        }
        graph.need(node, announcement);
    }

    /**
     * Moves what needs a key behind the keys: a view may group by a primary key, and a function too. Tables stay where they
     * are.
     */
    static void postpone(Graph graph) {
        Map<Integer, Boolean> seen = new HashMap<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int node = 0; node < graph.nodes().size(); node++) {
                Node present = graph.nodes().get(node);
                if (present.phase() == Phase.PRE_DATA && needsLater(graph, node) && seen.put(node, true) == null) {
                    postpone(graph, node, present);
                    moved = true;
                }
            }
        }
    }

    private static boolean needsLater(Graph graph, int node) {
        return graph.needs(node).stream().anyMatch(to -> graph.nodes().get(to).phase() == Phase.POST_DATA);
    }

    private static void postpone(Graph graph, int node, Node present) {
        if (present.rank() == Rank.TABLE) {
            for (int to : Set.copyOf(graph.needs(node))) {
                if (graph.nodes().get(to).phase() == Phase.POST_DATA) {
                    graph.forget(node, to);
                }
            }
        } else if (present.ahead() != null && present.rank() == Rank.VIEW) {
            announce(graph, node, graph.neededBy().get(node), Phase.POST_DATA);
        } else {
            graph.nodes().set(node, present.in(Phase.POST_DATA));
        }
    }
}
