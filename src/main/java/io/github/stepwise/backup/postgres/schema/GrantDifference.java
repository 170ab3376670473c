package io.github.stepwise.backup.postgres.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the statements that turn the rights that a new object has into those that it had. */
final class GrantDifference {
    private final String owner;
    private final String target;
    private final String columns;

    /**
     * @param owner as SQL writes it
     * @param target what stands after {@code ON}
     * @param columns what stands after each privilege, for example {@code  (id)}; empty for the whole object
     */
    GrantDifference(String owner, String target, String columns) {
        this.owner = owner;
        this.target = target;
        this.columns = columns;
    }

    /**
     * @param base what a new object gives
     * @param actual what it gives instead
     */
    List<String> statements(Set<Grant> base, Set<Grant> actual) {
        List<String> statements = new ArrayList<>();
        Set<String> revoked = new TreeSet<>();
        for (Grant grant : base) {
            if (!actual.contains(grant)) {
                revoked.add(grant.grantee());
            }
        }
        for (String grantee : revoked) {
            statements.add("REVOKE ALL" + columns + " ON " + target + " FROM " + grantee);
        }
        List<Grant> left = new ArrayList<>();
        for (Grant grant : actual) {
            if (!base.contains(grant) || revoked.contains(grant.grantee())) {
                left.add(grant);
            }
        }
        Set<String> able = new HashSet<>(Set.of(owner));
        while (!left.isEmpty()) {
            List<Grant> now = left.stream()
                    .filter(grant -> able.contains(grant.grantor()))
                    .toList();
            // Somebody's right to grant may come from a role that he is a member of.
            List<Grant> round = now.isEmpty() ? List.copyOf(left) : now;
            grants(round, statements);
            round.stream().filter(Grant::grantable).forEach(grant -> able.add(grant.grantee()));
            left.removeAll(round);
        }
        return statements;
    }

    private void grants(List<Grant> grants, List<String> statements) {
        Map<Grant, TreeSet<String>> privileges = new TreeMap<>(Comparator.comparing(Grant::grantor)
                .thenComparing(Grant::grantee)
                .thenComparing(Grant::grantable));
        for (Grant grant : grants) {
            privileges.computeIfAbsent(grant, any -> new TreeSet<>()).add(grant.privilege() + columns);
        }
        privileges.forEach((who, what) -> {
            String sql = "GRANT " + String.join(", ", what) + " ON " + target + " TO " + who.grantee()
                    + (who.grantable() ? " WITH GRANT OPTION" : "");
            statements.add(who.grantor().equals(owner) ? sql : as(who.grantor(), sql));
        });
    }

    /** Only the one who granted a right can grant it again. */
    private static String as(String grantor, String sql) {
        return "DO " + Literals.literal("BEGIN SET LOCAL ROLE " + grantor + "; " + sql + "; END");
    }
}
