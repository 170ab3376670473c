package io.github.stepwise.backup.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Holds the stored entries against the checksums that the manifest and the list of checksums give them. */
final class EntrySums {
    private static final int BUFFER = 1 << 17;

    private final Archive archive;
    private final Manifest manifest;
    private final byte[] buffer = new byte[BUFFER];

    EntrySums(Archive archive, Manifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
    }

    /**
     * Names of the entries that are not what was written.
     *
     * @param meter is told of no bytes, and may stop it
     */
    List<String> wrong(Meter meter) throws IOException {
        List<String> wrong = new ArrayList<>();
        StringBuilder sums = new StringBuilder();
        for (Entry entry : manifest.entries()) {
            meter.advance(0);
            if (!entry.sha256().equals(sha256(entry.name()))) {
                wrong.add(entry.name());
            }
            line(sums, entry.sha256(), entry.name());
        }
        String manifestName =
                archive.has(EntryName.MANIFEST) ? EntryName.MANIFEST : EntryName.MANIFEST + EntryName.ENCRYPTED;
        line(sums, sha256(manifestName), manifestName);
        if (!sums.toString().equals(listed(sums.length()))) {
            wrong.add(EntryName.SUMS);
        }
        return wrong;
    }

    private static void line(StringBuilder sums, String sha256, String name) {
        sums.append(sha256).append("  ").append(name).append('\n');
    }

    /** The text of the list, as far as it can be right. */
    private String listed(int length) {
        try (InputStream in = archive.stored(EntryName.SUMS)) {
            return new String(in.readNBytes(length + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Something that is no SHA-256 where the entry cannot be read at all. */
    private String sha256(String name) {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = archive.stored(name)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            return "unreadable";
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
