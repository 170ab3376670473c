package io.github.stepwise.backup.postgres.schema;

import io.github.stepwise.backup.engine.DatabaseObject;
import io.github.stepwise.backup.engine.Ddl;
import io.github.stepwise.backup.engine.Phase;
import io.github.stepwise.backup.engine.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A point in the order of statements: an object with what makes it, or a part of an object that has to wait for others.
 *
 * @param keys the catalogs' objects that the statements make; the first one is the object itself
 * @param table the table whose rows have to be there first, if it is the only thing that is needed; else null
 * @param ahead a statement that announces the object, used only if objects need each other in a circle; else null
 * @param aheadReplaced what stands in place of the statements once the object was announced
 * @param needs objects that come first although the catalogs do not say so
 */
record Node(
        Phase phase,
        int rank,
        DatabaseObject object,
        List<ObjectKey> keys,
        TableName table,
        List<String> statements,
        String ahead,
        List<String> aheadReplaced,
        List<ObjectKey> needs) {

    Node {
        keys = List.copyOf(keys);
        statements = List.copyOf(statements);
        aheadReplaced = List.copyOf(aheadReplaced);
        needs = List.copyOf(needs);
    }

    static Node of(Phase phase, int rank, DatabaseObject object, List<ObjectKey> keys, List<String> statements) {
        return new Node(phase, rank, object, keys, null, statements, null, List.of(), List.of());
    }

    Node boundTo(TableName newTable) {
        return new Node(phase, rank, object, keys, newTable, statements, ahead, aheadReplaced, needs);
    }

    Node in(Phase newPhase) {
        return new Node(newPhase, rank, object, keys, table, statements, ahead, aheadReplaced, needs);
    }

    Node after(List<ObjectKey> more) {
        List<ObjectKey> all = new ArrayList<>(needs);
        all.addAll(more);
        return new Node(phase, rank, object, keys, table, statements, ahead, aheadReplaced, all);
    }

    /** The same, able to be announced. */
    Node announced(String statement, List<String> replaced) {
        return new Node(phase, rank, object, keys, table, statements, statement, replaced, needs);
    }

    /** The statement that announces it, as a point of its own. */
    Node announcement() {
        int aheadRank = rank == Rank.VIEW ? Rank.VIEW_STAND_IN : Rank.SHELL;
        return of(phase, aheadRank, object, List.of(), List.of(ahead));
    }

    /** What is left to do once it was announced. */
    Node afterAnnouncement(Phase newPhase) {
        List<String> left = aheadReplaced.isEmpty() ? statements : aheadReplaced;
        return new Node(newPhase, rank, object, keys, table, left, null, List.of(), needs);
    }

    List<Ddl> ddl() {
        return statements.stream().map(sql -> Ddl.of(phase, object, table, sql)).toList();
    }
}
