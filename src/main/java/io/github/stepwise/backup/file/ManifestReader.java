package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.schema.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the manifest and holds it against the entries that are there, before anybody relies on it. */
final class ManifestReader {
    private static final long MOST_BYTES = 1L << 28;

    private final Archive archive;
    private final Decoder decoder;

    ManifestReader(Archive archive, Decoder decoder) {
        this.archive = archive;
        this.decoder = decoder;
    }

    Manifest read() throws BackupFailure {
        Manifest manifest;
        try (InputStream in = decoder.open(EntryName.MANIFEST, MOST_BYTES)) {
            manifest = Json.manifest(in);
        } catch (IOException e) {
            throw archive.damaged(EntryName.MANIFEST, e);
        }
        String wrong = wrong(manifest);
        if (wrong != null) {
            throw FileRefusal.damaged(archive.file(), wrong);
        }
        return manifest;
    }

    /** The first thing that cannot be; null if all can. */
    private String wrong(Manifest manifest) {
        if (manifest.version() != Manifest.VERSION
                || manifest.origin() == null
                || manifest.origin().engine() == null
                || manifest.created() == null) {
            return "its manifest is not complete";
        }
        Set<String> names = new HashSet<>();
        for (Entry entry : manifest.entries()) {
            if (entry.name() == null
                    || entry.sha256() == null
                    || !names.add(entry.name())
                    || !archive.has(entry.name())) {
                return "its manifest names an entry that is not there: "
                        + FileRefusal.shown(String.valueOf(entry.name()));
            }
        }
        names.add(decoder.storedName(EntryName.MANIFEST));
        names.add(EntryName.SUMS);
        for (String name : archive.names()) {
            if (!names.contains(name)) {
                return "its entry " + name + " is not in the manifest";
            }
        }
        return wrongContent(manifest);
    }

    private String wrongContent(Manifest manifest) {
        boolean sqlite = manifest.origin().engine() == Engine.SQLITE;
        List<String> needed = new ArrayList<>();
        needed.add(sqlite ? EntryName.SQLITE : EntryName.STATEMENTS);
        for (TableRows table : manifest.tables()) {
            boolean fits = table.table() != null
                    && table.table().name() != null
                    && table.format() != null
                    && (table.format() == DataFormat.SQLITE) == sqlite
                    && table.rows() >= 0
                    && table.rawBytes() >= 0
                    && (sqlite || table.rowSum() != null);
            if (!fits) {
                return "its manifest tells nothing sensible about a table";
            }
            needed.addAll(table.parts());
        }
        Set<String> seen = new HashSet<>();
        for (String name : needed) {
            if (name == null || !archive.has(decoder.storedName(name))) {
                return "its entry " + FileRefusal.shown(String.valueOf(name)) + " is missing";
            } else if (!seen.add(name)) {
                return "its manifest uses the entry " + name + " twice";
            }
        }
        return null;
    }
}
