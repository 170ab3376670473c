package io.github.stepwise.backup.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The last bytes of the file, inside the ZIP's comment: the SHA-256 of every byte before them. With it no byte of the file can
 * change unnoticed, not even one that a ZIP reader never looks at.
 */
final class Seal {
    /** Names the format and its version, so that even an encrypted file tells what it is. */
    static final String NAME = "stepwise-backup-" + Manifest.VERSION;

    static final int HEX = 64;
    private static final String BEFORE = NAME + " sha256:";
    private static final int BUFFER = 1 << 20;

    private Seal() {}

    /** The comment before the hash is known. */
    static String blank() {
        return BEFORE + "0".repeat(HEX);
    }

    /**
     * The hash that the file claims to have.
     *
     * @return null if the end of the file is no seal
     */
    static String read(FileChannel file) throws IOException {
        int length = BEFORE.length() + HEX;
        long size = file.size();
        if (size < length) {
            return null;
        }
        ByteBuffer end = ByteBuffer.allocate(length);
        readFully(file, end, size - length);
        String text = new String(end.array(), StandardCharsets.ISO_8859_1);
        String hash = text.substring(BEFORE.length());
        return text.startsWith(BEFORE) && hash.matches("[0-9a-f]{64}") ? hash : null;
    }

    /** The hash that the file has. */
    static String compute(FileChannel file, Meter meter) throws IOException {
        MessageDigest digest = Hashes.sha256();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        long end = file.size() - HEX;
        for (long at = 0; at < end; ) {
            buffer.clear().limit((int) Math.min(BUFFER, end - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("The file became shorter while it was read");
            }
            digest.update(buffer.flip());
            at += read;
            meter.advance(read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void readFully(FileChannel file, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("The file became shorter while it was read");
            }
            at += read;
        }
    }
}
