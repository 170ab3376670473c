package io.github.stepwise.backup.age;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the admin prints or keeps elsewhere for an encrypted backup: the key, and how to open the file without Stepwise.
 *
 * @param file name of the backup file, without folder
 * @param made when, as people write it, with the time zone
 * @param database which one and of which server
 * @param identity the backup's own
 */
public record RecoveryNote(String file, String made, String database, AgeIdentity identity) {
    private static final int WIDTH = 80;
    private static final int LABEL = 15;

    /** Names that any shell takes as they are, and short enough for a line of commands. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,39}");

    private static final String SHORT_NAME = "backup.stepwise";

    /**
     * The note with the secret key in the clear: for paper or a file of its own, never for a log.
     *
     * @return lines of at most 80 characters that fit on one page, each with its newline
     */
    public String text() {
        boolean plain = PLAIN.matcher(file).matches();
        String name = plain ? file : SHORT_NAME;
        List<String> lines = new ArrayList<>();
        lines.add("RECOVERY NOTE FOR AN ENCRYPTED BACKUP OF STEPWISE");
        lines.add("=================================================");
        lines.add("");
        labelled(lines, "Backup file", file);
        labelled(lines, "Made", made);
        labelled(lines, "Database", database);
        lines.add("");
        lines.add("Public key of the backup (no secret):");
        lines.add(identity.recipient().toString());
        lines.add("");
        lines.add("Recovery key (secret, one line without spaces, 74 characters):");
        // At the margin: a line with spaces before the key is no key to age.
        lines.add(identity.secret().reveal());
        lines.add("");
        lines.addAll(List.of(
                "KEEP THIS NOTE APART FROM THE BACKUP FILE. Whoever has both can read all of the",
                "database, with every password and token in it. Whoever has the file but neither",
                "this key nor its passphrase nor the key of a named recipient cannot open it:",
                "nobody can, the makers of Stepwise included. The key opens this backup only.",
                "",
                "With Stepwise: restore the file and give the recovery key when asked for it.",
                "",
                "Without Stepwise, with unzip, age (age-encryption.org) and zstd:",
                "",
                "1. Type or copy the recovery key into a file recovery.key beside the backup" + (plain ? "." : ";")));
        if (!plain) {
            lines.add("   copy the backup there as " + SHORT_NAME + ".");
        }
        lines.addAll(List.of(
                "2. Unpack the backup into a new folder:",
                "",
                "     unzip " + name + " -d opened",
                "",
                "3. Decrypt every file in it:",
                "",
                "     find opened -name '*.age' ! -name key.age | while read -r f; do",
                "       age -d -i recovery.key \"$f\" > \"${f%.age}\" || break; done",
                "",
                "   or read a single one, for example what the backup holds:",
                "",
                "     age -d -i recovery.key opened/MANIFEST.json.age",
                "",
                "4. Load it into a database: README.txt in the folder says how. To read the rows",
                "   yourself, decompress them:",
                "",
                "     find opened -name '*.zst' -exec zstd -d {} +",
                "",
                "5. Delete the folder and recovery.key: both are open to any reader."));
        return String.join("\n", lines) + "\n";
    }

    /** Breaks what is too long for a line; a name must not bring lines of its own into the note. */
    private static void labelled(List<String> lines, String label, String value) {
        String rest = value.replaceAll("\\p{Cntrl}|\\p{Zl}|\\p{Zp}|\\p{Cf}", "?");
        String start = (label + ":" + " ".repeat(LABEL)).substring(0, LABEL);
        do {
            int end = rest.length();
            if (end > WIDTH - LABEL) {
                end = WIDTH - LABEL;
                if (Character.isHighSurrogate(rest.charAt(end - 1))) {
                    end--;
                }
            }
            lines.add(start + rest.substring(0, end));
            rest = rest.substring(end);
            start = " ".repeat(LABEL);
        } while (!rest.isEmpty());
    }
}
