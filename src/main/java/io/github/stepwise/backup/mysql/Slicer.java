package io.github.stepwise.backup.mysql;

import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.mysql.Catalog.Entry;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Cuts large tables at values of their primary key, so that several connections can read them. */
final class Slicer {
    static final long LARGE = 256L << 20;
    private static final long PART = 64L << 20;
    private static final int MAX_PARTS = 256;

    private final Connection connection;
    private final boolean parallel;
    private final long large;

    /**
     * @param large bytes from which on a table is cut
     */
    Slicer(Connection connection, boolean parallel, long large) {
        this.connection = connection;
        this.parallel = parallel;
        this.large = large;
    }

    /**
     * @param key name of the key to cut by; null if there is none
     */
    List<Slice> slices(TablePlan plan, Entry entry, String key) throws SQLException {
        Slice whole = new Slice(plan.table(), null, entry.bytes());
        if (!parallel || key == null || plan.history() || entry.bytes() < large) {
            return List.of(whole);
        }
        String column = Names.quoted(key);
        String[] ends = Ask.row(
                connection, "SELECT MIN(" + column + "), MAX(" + column + ") FROM " + Names.quoted(entry.name()));
        if (ends[0] == null) {
            return List.of(whole);
        }
        long parts = Math.min(MAX_PARTS, Math.max(2, entry.bytes() / Math.min(PART, large)));
        List<BigInteger> cuts = cuts(new BigInteger(ends[0]), new BigInteger(ends[1]), parts);
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i <= cuts.size(); i++) {
            // The first and the last are open, so that no row can lie outside.
            String from = i == 0 ? "" : column + " >= " + cuts.get(i - 1);
            String to = i == cuts.size() ? "" : column + " < " + cuts.get(i);
            String where = from + (from.isEmpty() || to.isEmpty() ? "" : " AND ") + to;
            slices.add(new Slice(
                    plan.table(), where.isEmpty() ? null : where, entry.bytes() / Math.max(1, cuts.size() + 1)));
        }
        return slices;
    }

    /** Strictly rising values between the ends; fewer where the ends are close. */
    static List<BigInteger> cuts(BigInteger min, BigInteger max, long parts) {
        BigInteger span = max.subtract(min).add(BigInteger.ONE);
        List<BigInteger> cuts = new ArrayList<>();
        BigInteger last = min;
        for (long i = 1; i < parts; i++) {
            BigInteger cut = min.add(span.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts)));
            if (cut.compareTo(last) > 0) {
                cuts.add(cut);
                last = cut;
            }
        }
        return cuts;
    }
}
