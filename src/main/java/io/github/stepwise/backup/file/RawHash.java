package io.github.stepwise.backup.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Copies a stream and tells afterwards how long it was and what its SHA-256 is. Used once. */
public final class RawHash {
    private static final int BUFFER = 1 << 17;

    private final Meter meter;
    private final MessageDigest digest = Hashes.sha256();
    private long length;
    private String hex;

    public RawHash(Meter meter) {
        this.meter = meter;
    }

    /** Copies to the end; the streams stay open. */
    public void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            length += read;
            meter.advance(read);
        }
        hex = HexFormat.of().formatHex(digest.digest());
    }

    public long length() {
        return length;
    }

    /** 64 hexadecimal digits; null before the copy. */
    public String hex() {
        return hex;
    }
}
