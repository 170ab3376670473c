package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Nodes, by their position in a list, and which of them needs which. */
final class Graph {
    private static final ObjectKey NO_KEY = new ObjectKey(0, 0);

    private final List<Node> nodes;
    private final List<Map<Integer, Set<ObjectKey>>> needs = new ArrayList<>();

    /**
     * @param owner finds the object that brings another one along
     */
    Graph(List<Node> nodes, List<Dependencies.Link> links, UnaryOperator<ObjectKey> owner) {
        this.nodes = new ArrayList<>(nodes);
        Map<ObjectKey, Integer> byKey = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            needs.add(new HashMap<>());
            for (ObjectKey key : nodes.get(i).keys()) {
                byKey.put(key, i);
            }
        }
        for (Dependencies.Link link : links) {
            link(find(byKey, link.from(), owner), find(byKey, link.to(), owner), link.from());
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (ObjectKey key : nodes.get(i).needs()) {
                link(i, find(byKey, key, owner), key);
            }
        }
        linkRefreshes();
    }

    private static Integer find(Map<ObjectKey, Integer> byKey, ObjectKey key, UnaryOperator<ObjectKey> owner) {
        Integer found = byKey.get(key);
        return found == null ? byKey.get(owner.apply(key)) : found;
    }

    private void link(Integer from, Integer to, ObjectKey because) {
        if (from != null && to != null && !from.equals(to)) {
            needs.get(from).computeIfAbsent(to, any -> new HashSet<>()).add(because);
        }
    }

    /** A materialized view is filled after those that it reads, be it through views. */
    private void linkRefreshes() {
        Map<DatabaseObject, Integer> refreshes = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).rank() == Rank.REFRESH) {
                refreshes.put(nodes.get(i).object(), i);
            }
        }
        for (int refresh : refreshes.values()) {
            for (int reached : reachable(refresh, null)) {
                Node node = nodes.get(reached);
                if (node.rank() == Rank.VIEW
                        && !node.object().equals(nodes.get(refresh).object())) {
                    link(refresh, reached, NO_KEY);
                    link(refresh, refreshes.get(node.object()), NO_KEY);
                }
            }
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    Set<Integer> needs(int node) {
        return needs.get(node).keySet();
    }

    /** The objects of one node because of which it needs another one. */
    Set<ObjectKey> reasons(int from, int to) {
        return needs.get(from).getOrDefault(to, Set.of());
    }

    /** Adds a node that nobody needs yet; gives its position. */
    int add(Node node, Set<Integer> needed) {
        nodes.add(node);
        Map<Integer, Set<ObjectKey>> own = new HashMap<>();
        needed.forEach(to -> own.put(to, Set.of()));
        needs.add(own);
        return nodes.size() - 1;
    }

    void need(int from, int to) {
        needs.get(from).put(to, Set.of());
    }

    void forget(int from, int to) {
        needs.get(from).remove(to);
    }

    /** What a node needs, directly or not, inside a set of nodes; null for all. */
    private Set<Integer> reachable(int start, BitSet inside) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (int next : needs.get(open.pop()).keySet()) {
                if ((inside == null || inside.get(next)) && reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }

    /** Groups of nodes that need each other in a circle, each group whole. */
    List<Set<Integer>> circles() {
        BitSet left = tangled();
        List<Set<Integer>> circles = new ArrayList<>();
        Map<Integer, Set<Integer>> reach = new HashMap<>();
        left.stream().forEach(node -> reach.put(node, reachable(node, left)));
        BitSet done = new BitSet();
        left.stream().forEach(node -> {
            if (done.get(node) || !reach.get(node).contains(node)) {
                return;
            }
            Set<Integer> circle = new HashSet<>();
            for (int other : reach.get(node)) {
                if (reach.get(other).contains(node)) {
                    circle.add(other);
                    done.set(other);
                }
            }
            circles.add(circle);
        });
        return circles;
    }

    /** All nodes but those from which one gets nowhere after some steps, or which nobody in a circle needs. */
    private BitSet tangled() {
        BitSet left = new BitSet();
        left.set(0, nodes.size());
        List<Set<Integer>> neededBy = neededBy();
        peel(left, needs.stream().map(Map::keySet).toList(), neededBy);
        peel(left, neededBy, needs.stream().map(Map::keySet).toList());
        return left;
    }

    private static void peel(BitSet left, List<Set<Integer>> ahead, List<Set<Integer>> back) {
        int[] open = new int[ahead.size()];
        Deque<Integer> free = new ArrayDeque<>();
        left.stream().forEach(node -> {
            open[node] = (int) ahead.get(node).stream().filter(left::get).count();
            if (open[node] == 0) {
                free.add(node);
            }
        });
        while (!free.isEmpty()) {
            int node = free.poll();
            left.clear(node);
            for (int other : back.get(node)) {
                if (left.get(other) && --open[other] == 0) {
                    free.add(other);
                }
            }
        }
    }

    /** For each node those that need it. */
    List<Set<Integer>> neededBy() {
        List<Set<Integer>> neededBy = new ArrayList<>();
        nodes.forEach(node -> neededBy.add(new HashSet<>()));
        for (int i = 0; i < nodes.size(); i++) {
            for (int to : needs.get(i).keySet()) {
                neededBy.get(to).add(i);
            }
        }
        return neededBy;
    }
}
