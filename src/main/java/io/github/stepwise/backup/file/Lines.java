package io.github.stepwise.backup.file;

/** Finds the ends of lines, eight bytes at a time: looking at every single byte would take longer than all else in a check. */
final class Lines {
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private Lines() {}

    /** Where the first newline from {@code from} on is; {@code to} if there is none before it. */
    static int end(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = Hashes.longAt(bytes, at) ^ NEWLINES;
            // The first byte that is zero now has its highest bit set here, and those before it have not.
            long found = word - LOW & ~word & HIGH;
            if (found != 0) {
                break;
            }
        }
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
