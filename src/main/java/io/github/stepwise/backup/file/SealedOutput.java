package io.github.stepwise.backup.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes the file and hashes all of it but the last bytes, which will be the hash. */
final class SealedOutput extends OutputStream {
    private final FileChannel file;
    private final MessageDigest digest = Hashes.sha256();
    private final byte[] held = new byte[Seal.HEX];
    private int holding;

    SealedOutput(FileChannel file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        hold(bytes, offset, length);
    }

    private void hold(byte[] bytes, int offset, int length) {
        // The oldest of what is held go to the digest, as many as there are too many.
        int surplus = Math.max(0, holding + length - held.length);
        int fromHeld = Math.min(holding, surplus);
        digest.update(held, 0, fromHeld);
        System.arraycopy(held, fromHeld, held, 0, holding - fromHeld);
        holding -= fromHeld;
        int direct = surplus - fromHeld;
        digest.update(bytes, offset, direct);
        System.arraycopy(bytes, offset + direct, held, holding, length - direct);
        holding += length - direct;
    }

    /** Puts the hash in its place, when all else is written, and makes the file last through a power failure. */
    void seal() throws IOException {
        String hash = HexFormat.of().formatHex(digest.digest());
        ByteBuffer end = ByteBuffer.wrap(hash.getBytes(StandardCharsets.US_ASCII));
        long at = file.size() - Seal.HEX;
        while (end.hasRemaining()) {
            at += file.write(end, at);
        }
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
