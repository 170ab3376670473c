package io.github.stepwise.backup.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A part of the file until it is complete and its length and checksums are known: in memory while it is small, in a file of its
 * own when it is not.
 */
final class Spill extends OutputStream {
    private static final int IN_MEMORY = 1 << 20;

    private final Path file;
    private final SpaceGuard guard;
    private final MessageDigest digest = Hashes.sha256();
    private final CRC32 crc = new CRC32();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private OutputStream out = memory;
    private long length;

    /** @param file where to go on when it does not fit in memory */
    Spill(Path file, SpaceGuard guard) {
        this.file = file;
        this.guard = guard;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (memory != null && length + count > IN_MEMORY) {
            OutputStream onDisk = Files.newOutputStream(file);
            memory.writeTo(onDisk);
            memory = null;
            out = onDisk;
        }
        if (memory == null) {
            guard.beforeWriting(count);
        }
        out.write(bytes, offset, count);
        digest.update(bytes, offset, count);
        crc.update(bytes, offset, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    long length() {
        return length;
    }

    long crc() {
        return crc.getValue();
    }

    /** To be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies all of it and lets go of it. */
    void moveTo(OutputStream target) throws IOException {
        if (memory != null) {
            memory.writeTo(target);
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(target);
            }
            Files.delete(file);
        }
    }
}
