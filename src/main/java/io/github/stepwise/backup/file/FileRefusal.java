package io.github.stepwise.backup.file;

import io.github.stepwise.backup.engine.BackupFailure;
import io.github.stepwise.backup.engine.BackupFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be used as a backup, in words. */
final class FileRefusal {
    private static final String NOTHING_WRITTEN = "Nothing was written to any database.";
    private static final int LOOK = 128;
    private static final int ZIP_ENTRY = 0x04034b50;
    private static final int ZIP_NAME_LENGTH = 26;
    private static final int ZIP_NAME = 30;
    private static final int SHOWN = 60;

    private FileRefusal() {}

    /** @param what the second half of a sentence */
    static BackupFailure damaged(Path file, String what) {
        return BackupFailure.of(
                        Kind.DAMAGED,
                        "The backup " + file.getFileName() + " is damaged: " + what + ".",
                        "Copy the file again from where it was kept, and check that copy.",
                        "Use another backup. What this one holds cannot be trusted.")
                .withCondition(NOTHING_WRITTEN);
    }

    static BackupFailure unreadable(Path file, IOException e) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            boolean part = name.endsWith(PartFolder.SUFFIX);
            return BackupFailure.of(
                    part ? Kind.DAMAGED : Kind.FILE,
                    part
                            ? file
                                    + " is what is left of a backup that was interrupted, or one that is being made at this"
                                    + " moment. Nothing can be restored from it."
                            : file + " is a folder.",
                    part
                            ? "Make the backup again; that removes it. Or delete it: it may hold a copy of a SQLite database."
                            : "Name a file *.stepwise in it.");
        }
        String what = e instanceof NoSuchFileException
                ? "There is no file " + file + "."
                : file + " cannot be read (" + e + ").";
        return BackupFailure.of(Kind.FILE, what, "Name a backup file that is there and that you may read.")
                .causedBy(e);
    }

    /** The end of the file is not what Stepwise puts there. */
    static BackupFailure withoutSeal(Path file, FileChannel channel) throws IOException {
        byte[] start = bytes(channel, 0);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (channel.size() == 0) {
            return notOurs(file, "it is empty");
        }
        String end = new String(
                bytes(channel, Math.max(0, channel.size() - Seal.blank().length())), StandardCharsets.ISO_8859_1);
        if (end.matches("(?s)stepwise-backup-[0-9]+ sha256:.*") && !end.startsWith(Seal.NAME + " ")) {
            return BackupFailure.of(
                            Kind.TOO_NEW,
                            "The backup " + file.getFileName() + " was written by a newer Stepwise.",
                            "Use that Stepwise, or a newer one.")
                    .withCondition(NOTHING_WRITTEN);
        } else if (startsLikeOurs(start)) {
            return damaged(
                    file,
                    "its end is missing or was changed, as when it is cut off in a copy, or unpacked and packed again");
        } else if (text.startsWith("age-encryption.org/")) {
            return notOurs(file, "it is a file encrypted with age as a whole. Decrypt it with age first");
        }
        return notOurs(file, text.startsWith("PK\u0003\u0004") ? "it is another ZIP file" : "it is no ZIP file");
    }

    /** Whether the file begins as a ZIP with an entry that only our files have as their first. */
    private static boolean startsLikeOurs(byte[] start) {
        ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        if (start.length < ZIP_NAME || header.getInt(0) != ZIP_ENTRY) {
            return false;
        }
        int length = Short.toUnsignedInt(header.getShort(ZIP_NAME_LENGTH));
        return ZIP_NAME + length <= start.length
                && EntryName.isKnown(new String(start, ZIP_NAME, length, StandardCharsets.UTF_8));
    }

    private static BackupFailure notOurs(Path file, String why) {
        return BackupFailure.of(
                        Kind.NOT_A_BACKUP,
                        file + " is no backup of Stepwise: " + why + ".",
                        "Choose a backup that Stepwise has made; as a rule its name ends with .stepwise.")
                .withCondition(NOTHING_WRITTEN);
    }

    private static byte[] bytes(FileChannel channel, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(LOOK, Seal.blank().length()));
        int read = channel.read(buffer, at);
        byte[] bytes = new byte[Math.max(0, read)];
        buffer.flip().get(bytes);
        return bytes;
    }

    /** A name from a hostile file, fit to be shown. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain;
    }
}
