package io.github.stepwise.backup.file;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A checksum of rows that does not depend on their order: the sum of the SHA-256 of each row, modulo 2^256. Unlike an exclusive
 * or, it notices a pair of equal rows. For one thread.
 */
public final class RowSum {
    private static final int BYTES = 32;

    private final MessageDigest digest = Hashes.sha256();
    private final byte[] hash = new byte[BYTES];
    /** Least significant first. */
    private final long[] sum = new long[BYTES / Long.BYTES];

    private long rows;

    public void add(byte[] row, int offset, int length) {
        digest.update(row, offset, length);
        endRow();
    }

    /** A part of a row; {@link #endRow()} says where it ends. */
    void addPart(byte[] part, int offset, int length) {
        digest.update(part, offset, length);
    }

    void endRow() {
        try {
            digest.digest(hash, 0, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            long word = Hashes.longAt(hash, BYTES - (i + 1) * Long.BYTES);
            carry = addTo(i, word, carry);
        }
        rows++;
    }

    /** Adds the rows of another part of the same table. */
    public void add(RowSum other) {
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            carry = addTo(i, other.sum[i], carry);
        }
        rows += other.rows;
    }

    private long addTo(int i, long word, long carry) {
        long half = sum[i] + word;
        long whole = half + carry;
        boolean over = Long.compareUnsigned(half, word) < 0 || Long.compareUnsigned(whole, half) < 0;
        sum[i] = whole;
        return over ? 1 : 0;
    }

    public long rows() {
        return rows;
    }

    /** 64 hexadecimal digits; all zero when there were no rows. */
    public String hex() {
        StringBuilder text = new StringBuilder(2 * BYTES);
        for (int i = sum.length - 1; i >= 0; i--) {
            text.append(HexFormat.of().toHexDigits(sum[i]));
        }
        return text.toString();
    }
}
