package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.Phase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts nodes in an order in which their statements can run; the same graph always gives the same order. */
final class Order {
    private static final Comparator<Node> BY_NAME = Comparator.comparing(Node::phase)
            .thenComparing(node -> node.table() == null)
            .thenComparing(node -> node.table() == null ? "" : node.table().toString())
            .thenComparingInt(Node::rank)
            .thenComparing(Node::object)
            .thenComparing(node -> String.join("\n", node.statements()));

    private final Graph graph;
    private final List<Set<Integer>> neededBy;
    private final int[] open;
    private final PriorityQueue<Integer> ready;
    private final BitSet waiting = new BitSet();
    private final Comparator<Integer> byName;
    private final List<Node> sorted = new ArrayList<>();
    private final List<Node> stuck = new ArrayList<>();

    private Order(Graph graph) {
        this.graph = graph;
        this.neededBy = graph.neededBy();
        this.open = new int[graph.nodes().size()];
        this.byName = Comparator.comparing(graph.nodes()::get, BY_NAME);
        this.ready = new PriorityQueue<>(byName);
    }

    /** @param stuck takes the nodes of circles that could not be taken apart */
    static List<Node> of(Graph graph, List<Node> stuck) {
        unbind(graph);
        Order order = new Order(graph);
        order.sort();
        stuck.addAll(order.stuck);
        return order.sorted;
    }

    /** What needs something that belongs to no table cannot run as soon as its own table is loaded. */
    private static void unbind(Graph graph) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < graph.nodes().size(); i++) {
                Node node = graph.nodes().get(i);
                if (node.table() != null
                        && graph.needs(i).stream()
                                .anyMatch(to -> runsLater(graph.nodes().get(to), node))) {
                    graph.nodes().set(i, node.boundTo(null));
                    changed = true;
                }
            }
        }
    }

    private static boolean runsLater(Node needed, Node node) {
        return needed.phase() == node.phase() && !node.table().equals(needed.table());
    }

    private void sort() {
        for (int i = 0; i < open.length; i++) {
            for (int to : graph.needs(i)) {
                open[i] += counts(i, to) ? 1 : 0;
            }
            if (open[i] == 0) {
                ready.add(i);
            } else {
                waiting.set(i);
            }
        }
        while (!ready.isEmpty() || !waiting.isEmpty()) {
            if (ready.isEmpty()) {
                int first = waiting.stream().boxed().min(byName).orElseThrow();
                waiting.clear(first);
                stuck.add(graph.nodes().get(first));
                open[first] = 0;
                ready.add(first);
            }
            take(ready.poll());
        }
        sorted.sort(Comparator.comparing(Node::phase));
    }

    private boolean counts(int from, int to) {
        Phase phase = graph.nodes().get(from).phase();
        return graph.nodes().get(to).phase() == phase;
    }

    private void take(int node) {
        sorted.add(graph.nodes().get(node));
        for (int other : neededBy.get(node)) {
            if (counts(other, node) && open[other] > 0 && --open[other] == 0) {
                waiting.clear(other);
                ready.add(other);
            }
        }
    }
}
