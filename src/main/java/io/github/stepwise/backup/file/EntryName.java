package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.DataFormat;
import io.github.stepwise.backup.engine.Phase;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of the parts of a backup. None comes from a database: tables have numbers, so that no name can lead out of a folder or
 * trouble a file system.
 */
public final class EntryName {
    public static final String README = "README.txt";
    public static final String RESTORE_SH = "restore.sh";
    public static final String RESTORE_CMD = "restore.cmd";
    public static final String KEY = "key.age";
    public static final String STATEMENTS = "sql/statements.json.zst";
    public static final String SQLITE = "sqlite/main.db.zst";
    public static final String MANIFEST = "MANIFEST.json";
    public static final String SUMS = "SHA256SUMS";
    /** What an encrypted part has at the end of its name. */
    public static final String ENCRYPTED = ".age";

    private static final Pattern KNOWN = Pattern.compile("README\\.txt|restore\\.sh|restore\\.cmd|key\\.age|SHA256SUMS"
            + "|(MANIFEST\\.json|sql/[a-z0-9-]+\\.(sql|json\\.zst)|sqlite/main\\.db\\.zst"
            + "|data/[0-9]{6,9}(-head|-tail)?\\.(sql|copy\\.zst|copybin\\.zst|tsv\\.zst))(\\.age)?");

    private EntryName() {}

    /** Whether a file of this format may have such a part. */
    static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches();
    }

    /** Statements of a phase, for a restore by hand. */
    public static String sql(Phase phase) {
        return "sql/" + phase.file() + ".sql";
    }

    /** @param number from 1 on, over all tables */
    public static String rows(int number, DataFormat format) {
        return "data/" + padded(number) + "." + format.suffix() + ".zst";
    }

    /**
     * What stands before or after a table's rows in a restore by hand.
     *
     * @param number of the table's first part
     * @param place {@code head} or {@code tail}
     */
    public static String script(int number, String place) {
        return "data/" + padded(number) + "-" + place + ".sql";
    }

    private static String padded(int number) {
        return String.format(Locale.ROOT, "%06d", number);
    }
}
