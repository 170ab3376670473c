package io.github.stepwise.backup.postgres;

import io.github.stepwise.backup.engine.Slice;
import io.github.stepwise.backup.engine.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts large tables by the numbers of their pages.
 *
 * @param threshold size in bytes above which a table is cut
 * @param chunk size of a slice in bytes
 */
record Slicing(long threshold, long chunk) {
    static final Slicing USUAL = new Slicing(256L << 20, 128L << 20);

    /** Since this version the server goes straight to the pages of a range. */
    private static final int READS_RANGES = 14;

    List<Slice> cut(Table table, TableSize size, int serverMajor) {
        long pages = size.pages();
        long pagesPerSlice = pages == 0 ? 0 : Math.max(1, chunk * pages / Math.max(1, size.bytes()));
        if (size.bytes() <= threshold || serverMajor < READS_RANGES || pagesPerSlice == 0 || pagesPerSlice >= pages) {
            return List.of(new Slice(table, null, size.total()));
        }
        List<Slice> slices = new ArrayList<>();
        for (long from = 0; from < pages; from += pagesPerSlice) {
            // The last one is open: the table may have grown since its pages were counted.
            boolean last = from + pagesPerSlice >= pages;
            long to = last ? pages : from + pagesPerSlice;
            String where = "ctid >= '(" + from + ",0)'::pg_catalog.tid"
                    + (last ? "" : " AND ctid < '(" + to + ",0)'::pg_catalog.tid");
            slices.add(new Slice(table, where, Math.round((double) size.total() * (to - from) / pages)));
        }
        return slices;
    }
}
