package io.github.stepwise.backup.mysql;

import java.util.Arrays;

/** A row as LOAD DATA reads it by default, in a buffer that is used again for the next one. */
final class RowLine {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    /** The letter behind the backslash; 0 for bytes that stand for themselves. */
    private static final byte[] ESCAPES = new byte[256];

    static {
        ESCAPES[0] = '0';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\\'] = '\\';
    }

    private byte[] bytes = new byte[64 * 1024];
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void tab() {
        reserve(1);
        bytes[length++] = '\t';
    }

    void end() {
        reserve(1);
        bytes[length++] = '\n';
    }

    void nothing() {
        reserve(2);
        bytes[length++] = '\\';
        bytes[length++] = 'N';
    }

    void plain(byte[] value, int offset, int count) {
        reserve(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
    }

    /** Most values have nothing to escape: what lies between two escapes is copied as one. */
    void escaped(byte[] value, int offset, int count) {
        int end = offset + count;
        int copied = offset;
        for (int i = offset; i < end; i++) {
            byte escape = ESCAPES[value[i] & 0xFF];
            if (escape != 0) {
                plain(value, copied, i - copied);
                copied = i + 1;
                reserve(2);
                bytes[length++] = '\\';
                bytes[length++] = escape;
            }
        }
        plain(value, copied, end - copied);
    }

    void hex(byte[] value, int offset, int count) {
        reserve(Math.multiplyExact(2, count));
        byte[] to = bytes;
        int at = length;
        for (int i = offset; i < offset + count; i++) {
            to[at] = HEX[(value[i] >> 4) & 0xF];
            to[at + 1] = HEX[value[i] & 0xF];
            at += 2;
        }
        length = at;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            // Arrays cannot be quite as long as an int can count.
            long wanted = Math.max(needed, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }
}
